package dev.afterrun.persisted.rule;

import static dev.afterrun.persisted.rule.PathRules.Standing.LEFT_OUT;
import static dev.afterrun.persisted.rule.PathRules.Standing.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.afterrun.contracts.persisted.PathBase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tmp/*.txt | tmp/something.txt | TAKEN",
                "/tmp/*.txt | tmp/nothing.png | LEFT_OUT",
                "/tmp/*.txt | tmp/dir/a.txt | LEFT_OUT",
                "/tmp/*.txt | tmp | BETWEEN",
                "/tmp/*.txt | var | LEFT_OUT",
                "/tmp/**/*.txt | tmp/a.txt | TAKEN",
                "/tmp/**/*.txt | tmp/dir/a.txt | TAKEN",
                "/tmp/**/*.txt | tmp/dir/dir/a.txt | TAKEN",
                "/tmp/**/*.txt | tmp/dir/dir | BETWEEN",
                "/tmp/** | tmp | TAKEN",
                "/tmp/** | tmp/a/b/c | TAKEN",
                "/tmp/cache | tmp/cache/deep/file | TAKEN",
                "/tmp/cache/ | tmp/cache/file | TAKEN",
                "/tmp/ca[a-d]he | tmp/cache | TAKEN",
                "/tmp/ca[!a-d]he | tmp/cache | LEFT_OUT",
                "/tmp/[]x] | tmp/] | TAKEN",
                "/tmp/c?che | tmp/cäche | TAKEN",
                "/tmp/\\*.txt | tmp/*.txt | TAKEN",
                "/tmp/\\*.txt | tmp/a.txt | LEFT_OUT",
                "/**/target | a/b/target/classes | TAKEN",
                "/a**b/x | a--b/x | TAKEN"
            })
    void pathsAreTakenAsTheRuleSays(String rule, String path, PathRules.Standing standing) {
        assertThat(reach(PathBase.ROOT, path, rule).standing()).isEqualTo(standing);
    }

    @Test
    void whatIsLeftOutIsLeftOutWhateverTheOrder() {
        assertThat(reach(PathBase.ROOT, "tmp/a.jpg", "/tmp/*", "!/tmp/*.jpg").standing())
                .isEqualTo(LEFT_OUT);
        assertThat(reach(PathBase.ROOT, "tmp/a.jpg", "!/tmp/*.jpg", "/tmp/*").standing())
                .isEqualTo(LEFT_OUT);
        assertThat(reach(PathBase.ROOT, "tmp/a.txt", "!/tmp/*.jpg", "/tmp/*").standing())
                .isEqualTo(TAKEN);
        assertThat(reach(PathBase.ROOT, "tmp/no/a.txt", "/tmp", "!/tmp/no").standing())
                .isEqualTo(LEFT_OUT);
    }

    @Test
    void aPathBelongsToTheHomeTheCheckoutOrTheRoot() {
        assertThat(PathRule.parse("~/.cargo/registry").base()).isEqualTo(PathBase.HOME);
        assertThat(PathRule.parse("/var/cache").base()).isEqualTo(PathBase.ROOT);
        assertThat(PathRule.parse("target").base()).isEqualTo(PathBase.WORKSPACE);
        assertThat(PathRule.parse("./target").base()).isEqualTo(PathBase.WORKSPACE);
        assertThat(reach(PathBase.HOME, "target", "target").standing()).isEqualTo(LEFT_OUT);
        assertThat(PathRules.parse(List.of("target", "!~/x")).bases()).containsExactly(PathBase.WORKSPACE);
    }

    @Test
    void aRequiredRuleThatTookNothingIsNamed() {
        // Given
        var rules = PathRules.parse(List.of("=a", "=%b/*", "c"));

        // When
        var matched = new HashSet<>(rules.from(PathBase.WORKSPACE).into("a").taking());

        // Then
        assertThat(rules.unmet(matched)).extracting(PathRule::text).containsExactly("=%b/*");
    }

    @Test
    void whatMayChangeIsWhatSuchARuleTakes() {
        assertThat(reach(PathBase.ROOT, "log/a.log", "%/log/*.log", "/log").mayChange())
                .isTrue();
        assertThat(reach(PathBase.ROOT, "log/a.txt", "%/log/*.log", "/log").mayChange())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!=a | beside another sign",
                "!%a | beside another sign",
                "==a | twice",
                "'' | no path",
                "! | no path",
                "/ | no path",
                "~/ | no path",
                "~ | no path",
                ". | no path",
                "a//b | empty part",
                "../a | has the part '..'",
                "/a/../b | has the part '..'",
                "a[b | without a ']'",
                "a[z-a] | backwards",
                "a\\ | nothing after"
            })
    void aRuleThatIsNoneIsNamedWithWhatIsWrong(String rule, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathRule.parse(rule))
                .withMessageContaining("the rule '" + rule + "'")
                .withMessageContaining(why);
    }

    @Test
    void aSetHasARuleThatTakesSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathRules.parse(List.of("!a", "!b")))
                .withMessageContaining("begin with '!'");
    }

    @Property(tries = 2000)
    void matchingAgreesWithARegularExpression(@ForAll("patterns") String pattern, @ForAll("paths") List<String> path) {
        // Given
        var expected = Pattern.matches(regex(pattern), String.join("/", path) + "/");

        // When
        var position = Glob.parse(pattern).start();
        var hopeful = true;
        for (var part : path) {
            hopeful &= position.mayMatchBelow();
            position = position.after(part);
        }

        // Then
        assertThat(position.matches()).isEqualTo(expected);
        assertThat(hopeful || !expected).isTrue();
    }

    @Test
    void noPatternTakesLong() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(GlobPart.parse("*a".repeat(100) + "b").test("a".repeat(255)))
                    .isFalse();
        });
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of("a", "b", "*", "**", "a*", "*b", "?", "[ab]", "[!a]", "a?b")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("/", parts));
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return Arbitraries.of("a", "b", "ab", "c", "aab", "acb")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static PathRules.Reach reach(PathBase base, String path, String... rules) {
        var reach = PathRules.parse(List.of(rules)).from(base);
        for (var part : path.split("/", -1)) {
            reach = reach.into(part);
        }
        return reach;
    }

    /** Each part is followed by a slash. */
    private static String regex(String pattern) {
        var regex = new StringBuilder();
        for (var part : pattern.split("/", -1)) {
            if (part.equals("**")) {
                regex.append("([^/]+/)*");
            } else {
                regex.append(part.replace("?", "[^/]").replace("*", "[^/]*").replace("[!", "[^"))
                        .append('/');
            }
        }
        return regex.toString();
    }
}
