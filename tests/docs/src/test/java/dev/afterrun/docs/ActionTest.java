package dev.afterrun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.options.Setting;
import dev.afterrun.docs.markdown.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The action does what the snippet does, with the settings that the command has. */
final class ActionTest {
    private static final Pattern INPUT = Pattern.compile("(?m)^  ([a-z0-9-]+):$");
    private static final Pattern USED = Pattern.compile("inputs\\.([a-z0-9-]+)");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^ +(AFTERRUN_[A-Z0-9_]+):");
    private static final Pattern SCRIPT = Pattern.compile("sh \"\\$GITHUB_ACTION_PATH/([^\"]+)\"");

    /** Read by the script, and by the command where it is in GitHub Actions. */
    private static final Set<String> FURTHER = Set.of("AFTERRUN_CLI_SHA256", "AFTERRUN_COMMAND", "AFTERRUN_MATRIX");

    @Test
    void itRunsTheScriptThatTheGuideShows() throws IOException {
        assertThat(found(SCRIPT, action()))
                .containsExactly("docs/how-to/snippets/publish.sh")
                .allSatisfy(script -> assertThat(Checkout.ROOT.resolve(script)).isRegularFile());
    }

    @Test
    void everyInputIsHandedOn() throws IOException {
        var inputs = action().substring(action().indexOf("\ninputs:"), action().indexOf("\nruns:"));

        assertThat(found(USED, action())).isEqualTo(found(INPUT, inputs));
    }

    @Test
    void everyVariableIsASetting() throws IOException {
        var settings =
                EnumSet.allOf(Setting.class).stream().map(Setting::variable).collect(Collectors.toSet());
        settings.addAll(FURTHER);

        assertThat(settings).containsAll(found(VARIABLE, action()));
    }

    private static String action() throws IOException {
        return Files.readString(Checkout.ROOT.resolve("action.yml"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
