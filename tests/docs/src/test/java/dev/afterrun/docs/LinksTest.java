package dev.afterrun.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.docs.markdown.Checkout;
import dev.afterrun.docs.markdown.Headings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link to something in this repository leads there. */
final class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```|`[^`\\n]*`");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var file : Checkout.markdown()) {
            for (var link : links(file)) {
                why(file, link).ifPresent(why -> broken.add(Checkout.name(file) + ": " + link + ": " + why));
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageOfDocsIsLinkedFromAnother() throws IOException {
        var linked = new ArrayList<Path>();
        for (var file : Checkout.markdown()) {
            links(file).forEach(link -> linked.add(target(file, link)));
        }

        assertThat(Checkout.markdown())
                .filteredOn(file -> Checkout.name(file).startsWith("docs/"))
                .allSatisfy(file -> assertThat(linked).contains(file));
    }

    private static List<String> links(Path file) throws IOException {
        return LINK.matcher(CODE.matcher(Files.readString(file)).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static Optional<String> why(Path file, String link) throws IOException {
        var target = target(file, link);
        if (!Files.exists(target)) {
            return Optional.of("there is no such file");
        }
        var hash = link.indexOf('#');
        return hash < 0 || Headings.of(target).contains(link.substring(hash + 1))
                ? Optional.empty()
                : Optional.of("there is no such heading");
    }

    private static Path target(Path file, String link) {
        var path = link.replaceAll("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }
}
