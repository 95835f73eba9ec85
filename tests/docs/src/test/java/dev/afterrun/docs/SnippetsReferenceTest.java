package dev.afterrun.docs;

import dev.afterrun.docs.markdown.Checkout;
import dev.afterrun.docs.markdown.GeneratedPart;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide shows the very scripts that are tested. */
final class SnippetsReferenceTest {
    @ParameterizedTest
    @CsvSource({"publish.sh, sh", "publish.ps1, powershell"})
    void everyScriptIsShownAsItIs(String script, String language) throws IOException {
        var text = Files.readString(Checkout.ROOT.resolve("docs/how-to/snippets/" + script));

        new GeneratedPart("docs/how-to/publish-from-ci.md", script)
                .is("```" + language + "\n" + text.strip() + "\n```");
    }
}
