package dev.afterrun.storage.settings;

import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.retention.Lifetime;
import dev.afterrun.storage.retention.Matching;
import dev.afterrun.storage.retention.RetentionRule;
import dev.afterrun.storage.retention.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the rules of an {@code afterrun.toml} about how long files stay. */
final class RetentionTables {
    /** Rules that one file may have. */
    static final int MOST = 50;

    private static final String TABLES = "retention";
    private static final String FOREVER = "forever";

    /** The kinds of packages that are known by their files. */
    private static final Set<String> KINDS = new TreeSet<>(List.of("conda", "crate", "npm", "sdist", "wheel"));

    private RetentionTables() {}

    static List<RetentionRule> read(SettingsTable file) throws SettingsDefect {
        var rules = new ArrayList<RetentionRule>();
        for (var table : file.tables(TABLES, MOST)) {
            rules.add(rule(table, "rule " + (rules.size() + 1)));
        }
        return rules;
    }

    private static RetentionRule rule(SettingsTable table, String usualName) throws SettingsDefect {
        var name = table.word("name", RetentionRule::checkName, usualName);
        var matching = matching(table);
        var lifetime = lifetime(table, matching);
        return new RetentionRule(name, matching, lifetime);
    }

    private static Matching matching(SettingsTable table) throws SettingsDefect {
        return new Matching(
                table.flag("pull-request"),
                table.optional("branch", NamePattern::new),
                table.flag("default-branch"),
                table.optional("job", NamePattern::new),
                table.patterns("paths", List.of()),
                Set.copyOf(table.words("kinds", RetentionTables::kind)),
                table.optional("conclusion", RetentionTables::conclusion),
                table.optional("larger-than", ByteSize::parse).map(ByteSize::bytes));
    }

    private static Lifetime lifetime(SettingsTable table, Matching matching) throws SettingsDefect {
        var keep = table.optional("keep", RetentionTables::keep);
        var afterClose = table.optional("after-close", Span::parse);
        var newest = table.number("newest", Lifetime::checkNewest);
        var notDownloaded = table.optional("not-downloaded", Span::parse);
        // Before what is missing: most often that is there, and misspelt.
        table.nothingElse();
        var others = afterClose.isPresent() || newest.isPresent() || notDownloaded.isPresent();
        if (keep.isEmpty() && !others) {
            throw table.defect("keep", "is missing: give a rule 'keep', 'after-close', 'newest' or 'not-downloaded'");
        }
        if (keep.isPresent() && keep.get().isEmpty() && others) {
            throw table.defect(
                    "keep",
                    "is '" + FOREVER + "', which leaves nothing to 'after-close', 'newest' and 'not-downloaded'");
        }
        if (afterClose.isPresent() && !matching.pullRequest().equals(Optional.of(true))) {
            throw table.defect("after-close", "is about pull requests: it needs 'pull-request = true'");
        }
        if (newest.isPresent()
                && matching.branch().isEmpty()
                && !matching.defaultBranch().equals(Optional.of(true))) {
            throw table.defect("newest", "is about a branch: it needs 'branch' or 'default-branch = true'");
        }
        return new Lifetime(keep.flatMap(span -> span), afterClose, newest, notDownloaded);
    }

    /** Empty: for ever. */
    private static Optional<Span> keep(String text) {
        return text.equals(FOREVER) ? Optional.empty() : Optional.of(Span.parse(text));
    }

    private static String kind(String word) {
        if (!KINDS.contains(word)) {
            throw new IllegalArgumentException("is one of " + String.join(", ", KINDS) + ", not '" + word + "'");
        }
        return word;
    }

    private static Conclusion conclusion(String word) {
        // What people call it, beside what events call it.
        return word.equals("failed")
                ? Conclusion.FAILURE
                : Arrays.stream(Conclusion.values())
                        .filter(conclusion -> conclusion.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("is one of failed, "
                                + Arrays.stream(Conclusion.values())
                                        .map(Conclusion::word)
                                        .collect(Collectors.joining(", "))
                                + ", not '" + word + "'"));
    }
}
