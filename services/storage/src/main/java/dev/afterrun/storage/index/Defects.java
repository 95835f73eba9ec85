package dev.afterrun.storage.index;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.index.Packages.Known;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Why files that are called like packages are in no index. */
@ApplicationScoped
public class Defects {
    private final List<PackageKind> kinds;
    private final Packages packages;

    Defects(@All List<PackageKind> kinds, Packages packages) {
        this.kinds = List.copyOf(kinds);
        this.packages = packages;
    }

    /** Tells of files whose contents are among {@code blobs}: a sentence's end, beginning with "its". */
    public BiFunction<ArtifactPath, Digest, Optional<String>> of(Collection<Digest> blobs) {
        var known = packages.known(blobs).stream().collect(Collectors.groupingBy(Known::sha256));
        return (path, sha256) -> defect(path.fileName(), known, sha256);
    }

    private Optional<String> defect(String fileName, Map<Digest, List<Known>> known, Digest sha256) {
        return kinds.stream()
                .filter(kind -> kind.isCalled(fileName))
                .flatMap(kind -> known.getOrDefault(sha256, List.of()).stream()
                        .filter(each -> each.kind().equals(kind.name()))
                        .flatMap(each ->
                                each
                                        .defect()
                                        .or(() -> each.said().flatMap(said -> kind.misnamed(fileName, said)))
                                        .stream()))
                .findFirst();
    }
}
