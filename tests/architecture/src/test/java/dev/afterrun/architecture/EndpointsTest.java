package dev.afterrun.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Every endpoint of every service says who may ask it. */
@AnalyzeClasses(packages = Afterrun.ROOT, importOptions = Afterrun.class)
final class EndpointsTest {
    @ArchTest
    static final ArchRule everyEndpointSaysWhoMayAskIt = classes()
            .that()
            .resideInAnyPackage(
                    "dev.afterrun.ingest..",
                    "dev.afterrun.storage..",
                    "dev.afterrun.notifier..",
                    "dev.afterrun.reaper..")
            .should(new ArchCondition<>("declare '@Needs' or '@Open' for each endpoint") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Endpoint.methods(type).forEach(method -> hold(method, events));
                    if (Endpoint.isRoute(type)) {
                        hold(type, events);
                    }
                }

                private <T extends CanBeAnnotated & HasName.AndFullName> void hold(T asked, ConditionEvents events) {
                    if (!Endpoint.declares(asked)) {
                        events.add(SimpleConditionEvent.violated(
                                asked, asked.getFullName() + " says not who may ask it, or says it twice"));
                    }
                }
            });
}
