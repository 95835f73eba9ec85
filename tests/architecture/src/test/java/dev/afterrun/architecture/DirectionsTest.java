package dev.afterrun.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = Afterrun.ROOT, importOptions = Afterrun.class)
final class DirectionsTest {
    private static final String[] SERVICES = {
        "dev.afterrun.ingest..", "dev.afterrun.storage..", "dev.afterrun.notifier..", "dev.afterrun.reaper.."
    };

    @ArchTest
    static final ArchRule contractsKnowTheJdkAndJacksonsAnnotationsOnly = classes()
            .that()
            .resideInAPackage("dev.afterrun.contracts..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.afterrun.contracts..", "java..", "com.fasterxml.jackson.annotation..", "org.jspecify..");

    @ArchTest
    static final ArchRule ingestKnowsNoOtherService = apart("dev.afterrun.ingest..");

    @ArchTest
    static final ArchRule storageKnowsNoOtherService = apart("dev.afterrun.storage..");

    @ArchTest
    static final ArchRule notifierKnowsNoOtherService = apart("dev.afterrun.notifier..");

    @ArchTest
    static final ArchRule reaperKnowsNoOtherService = apart("dev.afterrun.reaper..");

    @ArchTest
    static final ArchRule launcherKnowsServicesAsProcessesOnly = noClasses()
            .that()
            .resideInAPackage("dev.afterrun.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICES);

    @ArchTest
    static final ArchRule nothingBelowKnowsAService = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.afterrun.eventing..",
                    "dev.afterrun.duework..",
                    "dev.afterrun.http..",
                    "dev.afterrun.blobs..",
                    "dev.afterrun.forge..",
                    "dev.afterrun.persisted..",
                    "dev.afterrun.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICES);

    @ArchTest
    static final ArchRule whatRunsInJobsKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.afterrun.cli..", "dev.afterrun.blobs..", "dev.afterrun.forge..", "dev.afterrun.persisted..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "io.vertx..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.afterrun.(**)").should().beFreeOfCycles();

    private static ArchRule apart(String service) {
        var others = java.util.Arrays.stream(SERVICES)
                .filter(other -> !other.equals(service))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(service)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }
}
