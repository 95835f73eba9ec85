package dev.afterrun.persisted.rule;

import dev.afterrun.contracts.persisted.PathBase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which paths belong to a set. The order of rules means nothing: what one rule leaves out no other brings back.
 *
 * @param rules one at least that is not about leaving out
 */
public record PathRules(List<PathRule> rules) {
    /** Rules of one set. */
    public static final int MOST_RULES = 1_000;

    /** @throws IllegalArgumentException when there are too many, or none that takes anything */
    public PathRules {
        rules = List.copyOf(rules);
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("a set has " + rules.size() + " rules; the limit is " + MOST_RULES);
        }
        if (rules.stream().allMatch(rule -> rule.has(PathRule.Sign.LEFT_OUT))) {
            throw new IllegalArgumentException("a set has a rule that takes something; all of these begin with '!'");
        }
    }

    /** @throws IllegalArgumentException with a sentence about the first rule that is none */
    public static PathRules parse(Collection<String> rules) {
        return new PathRules(rules.stream().map(PathRule::parse).toList());
    }

    /** Where something may be taken. */
    public Set<PathBase> bases() {
        var bases = EnumSet.noneOf(PathBase.class);
        rules.stream().filter(rule -> !rule.has(PathRule.Sign.LEFT_OUT)).forEach(rule -> bases.add(rule.base()));
        return bases;
    }

    /** The rules that required something and were not among those that took anything. */
    public List<PathRule> unmet(Set<PathRule> matched) {
        return rules.stream()
                .filter(rule -> rule.has(PathRule.Sign.REQUIRED) && !matched.contains(rule))
                .toList();
    }

    /** At the base itself, before any part of a path. */
    public Reach from(PathBase base) {
        var here = rules.stream().filter(rule -> rule.base() == base).toList();
        return new Reach(here, here.stream().map(rule -> rule.glob().start()).toList(), Set.of(), Standing.BETWEEN);
    }

    /** What the rules make of a path. */
    public enum Standing {
        /** It belongs to the set. */
        TAKEN,
        /** It does not itself, but something below it may. */
        BETWEEN,
        /** Neither it nor anything below it does. */
        LEFT_OUT
    }

    /** How far a path has come through all rules at once. */
    public static final class Reach {
        private final List<PathRule> rules;
        private final List<Glob.Position> positions;
        private final Set<PathRule> taking;
        private final Standing standing;

        private Reach(List<PathRule> rules, List<Glob.Position> positions, Set<PathRule> taking, Standing standing) {
            this.rules = rules;
            this.positions = positions;
            this.taking = taking;
            this.standing = standing;
        }

        /** One part deeper. Of a name that is no UTF-8, a wildcard takes each wrong byte for one character. */
        public Reach into(String part) {
            if (standing == Standing.LEFT_OUT) {
                return this;
            }
            var next = new ArrayList<Glob.Position>(positions.size());
            var took = new HashSet<>(taking);
            var below = false;
            var leftOut = false;
            for (var i = 0; i < positions.size(); i++) {
                var rule = rules.get(i);
                var position = positions.get(i).after(part);
                next.add(position);
                if (rule.has(PathRule.Sign.LEFT_OUT)) {
                    leftOut |= position.matches();
                } else {
                    below |= position.mayMatchBelow();
                    if (position.matches()) {
                        took.add(rule);
                    }
                }
            }
            return leftOut ? leftOut() : new Reach(rules, next, Set.copyOf(took), standing(took, below));
        }

        /** What becomes of the path so far. */
        public Standing standing() {
            return standing;
        }

        /** The rules by which it is taken, itself or with a directory above it. */
        public Set<PathRule> taking() {
            return taking;
        }

        /** Whether one of these rules lets it change while it is read. */
        public boolean mayChange() {
            return taking.stream().anyMatch(rule -> rule.has(PathRule.Sign.MAY_CHANGE));
        }

        private Reach leftOut() {
            return new Reach(rules, List.of(), Set.of(), Standing.LEFT_OUT);
        }

        private static Standing standing(Set<PathRule> took, boolean below) {
            if (!took.isEmpty()) {
                return Standing.TAKEN;
            }
            return below ? Standing.BETWEEN : Standing.LEFT_OUT;
        }
    }
}
