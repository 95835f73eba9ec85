package dev.afterrun.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/** How classes are written. */
@AnalyzeClasses(packages = Afterrun.ROOT, importOptions = Afterrun.class)
final class HabitsTest {
    private static final String JAX_RS = "jakarta.ws.rs";

    private static final List<String> VERBS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.afterrun.ingest..",
                    "dev.afterrun.storage..",
                    "dev.afterrun.notifier..",
                    "dev.afterrun.reaper..",
                    "dev.afterrun.eventing..",
                    "dev.afterrun.duework..",
                    "dev.afterrun.http..")
            .and()
            .doNotHaveSimpleName("ClockProducer")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule beansGetWhatTheyNeedThroughTheirConstructor =
            noFields().should().beAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule settingsAreMappedNotPicked =
            noFields().should().beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    @ArchTest
    static final ArchRule bodiesAreReadOnceTheCallerIsKnown = methods()
            .that(takeRequests())
            .should(takeBodiesAsStreams())
            .because("any other parameter is read whole before anybody has asked who calls");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(beInANullMarkedPackage());

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Processor");

    private static DescribedPredicate<JavaMethod> takeRequests() {
        return DescribedPredicate.describe(
                "take requests",
                method -> VERBS.stream().anyMatch(verb -> method.isAnnotatedWith("jakarta.ws.rs." + verb)));
    }

    /** What has no annotation that says where it comes from comes from the body. */
    private static ArchCondition<JavaMethod> takeBodiesAsStreams() {
        return new ArchCondition<>("take bodies as streams") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getParameters().stream()
                        .filter(parameter -> parameter.getAnnotations().stream()
                                .noneMatch(annotation ->
                                        annotation.getRawType().getPackageName().startsWith(JAX_RS)))
                        .filter(parameter -> !parameter.getRawType().isEquivalentTo(InputStream.class))
                        .forEach(parameter -> events.add(SimpleConditionEvent.violated(
                                method,
                                method.getFullName() + " takes a body as "
                                        + parameter.getRawType().getName())));
            }
        };
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage()
                        .tryGetAnnotationOfType("org.jspecify.annotations.NullMarked")
                        .isPresent();
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no @NullMarked package"));
                }
            }
        };
    }
}
