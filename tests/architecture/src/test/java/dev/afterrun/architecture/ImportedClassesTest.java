package dev.afterrun.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** What the rules are held against; read once for all of them, as for every class that asks for the same. */
@AnalyzeClasses(packages = Afterrun.ROOT, importOptions = Afterrun.class)
final class ImportedClassesTest {
    @ArchTest
    static void thereAreClassesToHoldTheRulesAgainst(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName))
                .anyMatch(name -> name.startsWith("dev.afterrun.ingest"))
                .anyMatch(name -> name.startsWith("dev.afterrun.storage"))
                .anyMatch(name -> name.startsWith("dev.afterrun.notifier"))
                .anyMatch(name -> name.startsWith("dev.afterrun.reaper"))
                .anyMatch(name -> name.startsWith("dev.afterrun.launcher"))
                .anyMatch(name -> name.startsWith("dev.afterrun.cli"));
    }
}
