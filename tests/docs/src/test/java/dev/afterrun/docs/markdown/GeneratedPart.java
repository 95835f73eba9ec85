package dev.afterrun.docs.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a Markdown file that is written by the build, between two comments; around it, people write.
 *
 * @param file from the root
 * @param name that of the comments: {@code <!-- generated: NAME -->} and {@code <!-- end: NAME -->}
 */
public record GeneratedPart(String file, String name) {
    /** Writes all generated parts anew. */
    public static final String RENEW = "./mvnw -pl tests/docs -am test -Dafterrun.docs.renew"
            + " -Dtest='*ReferenceTest' -Dsurefire.failIfNoSpecifiedTests=false";

    /** Fails unless the part is {@code text}; with {@code -Dafterrun.docs.renew} it is made so. */
    public void is(String text) throws IOException {
        var path = Checkout.ROOT.resolve(file);
        var present = Files.readString(path);
        var meant = with(present, text.strip());
        if (System.getProperty("afterrun.docs.renew") != null) {
            Files.writeString(path, meant);
            return;
        }
        assertThat(present)
                .as("%s is generated; if the change is meant, renew it: %s", file, RENEW)
                .isEqualTo(meant);
    }

    private String with(String present, String text) {
        var begin = "<!-- generated: " + name + " -->";
        var end = "<!-- end: " + name + " -->";
        assertThat(present).as("%s has a place for '%s'", file, name).contains(begin, end);
        var part = Pattern.compile(Pattern.quote(begin) + ".*" + Pattern.quote(end), Pattern.DOTALL);
        return part.matcher(present)
                .replaceFirst(match -> Matcher.quoteReplacement(begin + "\n\n" + text + "\n\n" + end));
    }
}
