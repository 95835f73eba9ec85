package dev.afterrun.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/** The product's own classes: no test's, and nothing that the framework generated beside them. */
final class Afterrun implements ImportOption {
    static final String ROOT = "dev.afterrun";

    private static final Pattern GENERATED =
            Pattern.compile(".*(_ClientProxy|_Bean|_Subclass|\\$\\$|quarkusrestinvoker).*");

    @Override
    public boolean includes(Location location) {
        return !location.contains("/test-classes/") && !location.contains("tests.jar") && !location.matches(GENERATED);
    }
}
