package dev.afterrun.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A rule that matches nothing passes for ever: each kind is shown a class that breaks it. */
final class RulesBiteTest {

    @Test
    void aClassThatAsksTheMachineForTheTimeIsFound() {
        assertThat(violations(com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
                        .should()
                        .callMethod(Instant.class, "now")))
                .isTrue();
    }

    @Test
    void thereAreClassesToHoldTheRulesAgainst() {
        var classes = new ClassFileImporter().withImportOption(new Afterrun()).importPackages(Afterrun.ROOT);

        assertThat(classes.stream().map(type -> type.getPackageName()))
                .anyMatch(name -> name.startsWith("dev.afterrun.ingest"))
                .anyMatch(name -> name.startsWith("dev.afterrun.storage"))
                .anyMatch(name -> name.startsWith("dev.afterrun.notifier"))
                .anyMatch(name -> name.startsWith("dev.afterrun.reaper"))
                .anyMatch(name -> name.startsWith("dev.afterrun.launcher"))
                .anyMatch(name -> name.startsWith("dev.afterrun.cli"));
    }

    private static boolean violations(ArchRule rule) {
        return rule.evaluate(new ClassFileImporter().importClasses(AsksForTheTime.class))
                .hasViolation();
    }

    private static final class AsksForTheTime {
        @SuppressWarnings({"unused", "JavaInstantGetSecondsGetNano"})
        static Instant ask() {
            return Instant.now();
        }
    }
}
