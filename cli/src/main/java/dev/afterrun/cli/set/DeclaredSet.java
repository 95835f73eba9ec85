package dev.afterrun.cli.set;

import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.persisted.restore.RestoreRules;
import java.util.List;
import java.util.Optional;

/**
 * A set as {@code afterrun.toml} declares it, or as the command line says.
 *
 * @param key the version key
 * @param paths what belongs to it, as rules; none where only its name is known
 * @param others what to fall back on, in this order: {@code NAME} or {@code NAME@KEY}
 * @param rules what a restore may do; of links, also which are saved
 */
public record DeclaredSet(
        SetName name, Optional<SetKey> key, List<String> paths, List<String> others, RestoreRules rules) {
    public DeclaredSet {
        paths = List.copyOf(paths);
        others = List.copyOf(others);
    }

    /** A set of which nothing is known but its name. */
    static DeclaredSet of(SetName name) {
        return new DeclaredSet(name, Optional.empty(), List.of(), List.of(), RestoreRules.STRICT);
    }

    /** As requests name what to fall back on. */
    String asOther() {
        return key.map(version -> name + "@" + version).orElse(name.value());
    }

    /** The same with these paths. */
    public DeclaredSet withPaths(List<String> other) {
        return new DeclaredSet(name, key, other, others, rules);
    }

    /** The same with these to fall back on, if there are any. */
    public DeclaredSet withOthers(List<String> other) {
        return other.isEmpty() ? this : new DeclaredSet(name, key, paths, other, rules);
    }

    /** The same with this key, if there is one. */
    public DeclaredSet withKey(Optional<SetKey> other) {
        return other.isEmpty() ? this : new DeclaredSet(name, other, paths, others, rules);
    }

    /** The same with these rules. */
    public DeclaredSet withRules(RestoreRules other) {
        return new DeclaredSet(name, key, paths, others, other);
    }
}
