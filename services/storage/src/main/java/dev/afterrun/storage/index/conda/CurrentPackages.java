package dev.afterrun.storage.index.conda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Those packages that {@code current_repodata.json} lists: of each name in each folder the newest version, in all its builds.
 * Where one of these wants another one in certain versions or builds, that name is there in all of them. This is what
 * conda-index lists or more, so a solver finds all that it would find there.
 */
final class CurrentPackages {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, List<CondaPackage>> byName;
    private final Set<CondaPackage> kept = new HashSet<>();
    private final Set<String> whole = new HashSet<>();

    private CurrentPackages(CondaChannel channel) {
        this.byName = channel.packages().stream()
                .collect(Collectors.groupingBy(each -> each.name().name()));
    }

    /** The channel with those packages alone. */
    static CondaChannel of(CondaChannel channel) {
        var current = new CurrentPackages(channel);
        current.find();
        return new CondaChannel(
                channel.packages().stream().filter(current.kept::contains).toList());
    }

    private void find() {
        var next = new ArrayDeque<CondaPackage>();
        byName.values().forEach(versions -> next.addAll(newest(versions)));
        while (!next.isEmpty()) {
            var one = next.remove();
            if (kept.add(one)) {
                for (var name : restricted(one)) {
                    if (whole.add(name)) {
                        next.addAll(byName.getOrDefault(name, List.of()));
                    }
                }
            }
        }
    }

    private static List<CondaPackage> newest(List<CondaPackage> versions) {
        List<CondaPackage> newest = new ArrayList<>();
        for (var inSubdir : versions.stream()
                .collect(Collectors.groupingBy(CondaPackage::subdir))
                .values()) {
            var latest = Collections.max(
                    inSubdir.stream().map(CurrentPackages::version).toList());
            inSubdir.stream()
                    .filter(each -> version(each).compareTo(latest) == 0)
                    .forEach(newest::add);
        }
        return newest;
    }

    private static CondaVersion version(CondaPackage each) {
        return CondaVersion.parse(each.name().version()).orElseThrow();
    }

    /** The names of those that the package does not take in any version. */
    private static Set<String> restricted(CondaPackage one) {
        Set<String> names = new HashSet<>();
        try (var parser = JSON.createParser(one.entry().record())) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && (parser.currentName().equals("depends")
                                || parser.currentName().equals("constrains"))) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.VALUE_STRING) {
                        CondaSpec.of(parser.getText())
                                .filter(CondaSpec::isRestricted)
                                .ifPresent(spec -> names.add(spec.name()));
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("records are kept as they were written", e);
        }
        return names;
    }
}
