package dev.afterrun.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Features speak of runs and files; queues, HTTP and vendors' clients stay at the edge. */
@AnalyzeClasses(packages = Afterrun.ROOT, importOptions = Afterrun.class)
final class TechnologyIsALeafTest {
    /** A service's packages but its HTTP leaves, and but the one class that lists what it reacts to. */
    private static final DescribedPredicate<JavaClass> FEATURES = resideInAnyPackage(
                    "dev.afterrun.ingest..",
                    "dev.afterrun.storage..",
                    "dev.afterrun.notifier..",
                    "dev.afterrun.reaper..")
            .and(DescribedPredicate.not(resideInAPackage("..http..")))
            .and(DescribedPredicate.not(simpleNameEndingWith("Reactions")))
            .as("features of services");

    @ArchTest
    static final ArchRule featuresNeverSeeKafka =
            noClasses().that(FEATURES).should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule featuresNeverSeeHttp = noClasses()
            .that(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..");

    @ArchTest
    static final ArchRule featuresNeverSeeAnAdapterOfTheForge = noClasses()
            .that(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.afterrun.forge.github..", "dev.afterrun.forge.local..", "org.kohsuke..");

    @ArchTest
    static final ArchRule onePlaceKnowsWhichStoreThereIs = noClasses()
            .that(FEATURES)
            .and()
            // With what the compiler makes of its switches.
            .haveNameNotMatching(".*\\.OpenStore(\\$\\d+)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.afterrun.blobs.files..",
                    "dev.afterrun.blobs.bucket..",
                    "dev.afterrun.blobs.s3..",
                    "dev.afterrun.blobs.gcs..",
                    "dev.afterrun.blobs.swift..",
                    "software.amazon..",
                    "com.google.cloud..");

    @ArchTest
    static final ArchRule onlyEventingKnowsTheBroker = noClasses()
            .that()
            .resideOutsideOfPackages("dev.afterrun.eventing..", "dev.afterrun.launcher..")
            .and()
            .haveSimpleNameNotEndingWith("Reactions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..");
}
