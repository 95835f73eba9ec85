package dev.afterrun.storage.index;

import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.CopyReader;
import dev.afterrun.storage.blob.Place;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Takes down what packages say of themselves: once for each content, however many runs bring it. */
@ApplicationScoped
public class ReadPackages {
    private final List<PackageKind> kinds;
    private final CopyReader stores;
    private final Copies copies;
    private final Packages packages;

    ReadPackages(@All List<PackageKind> kinds, CopyReader stores, Copies copies, Packages packages) {
        this.kinds = List.copyOf(kinds);
        this.stores = stores;
        this.copies = copies;
        this.packages = packages;
    }

    /** Reads those of {@code files}, whose bytes are here, that are packages and were not read before. No transaction is open. */
    public void read(Collection<File> files) throws IOException {
        for (var kind : kinds) {
            var called = files.stream()
                    .filter(file -> kind.isCalled(file.path().fileName()))
                    .map(File::sha256)
                    .distinct()
                    .toList();
            for (var blob : packages.unread(kind, called)) {
                var place = copies.find(blob);
                if (place.isPresent()) {
                    read(kind, blob, place.get());
                }
            }
        }
    }

    private void read(PackageKind kind, Digest blob, Place place) throws IOException {
        try {
            var said = bounded(kind.read(new BlobChannel(stores.of(place), place.slice(), kind.budget())));
            QuarkusTransaction.requiringNew()
                    .run(() -> said.ifPresentOrElse(
                            facts -> packages.sound(kind, blob, facts), () -> packages.none(kind, blob)));
        } catch (Defect defect) {
            QuarkusTransaction.requiringNew().run(() -> packages.defective(kind, blob, defect.why()));
        } catch (ObjectMissing gone) {
            // Disposed of since its place was looked up: whoever brings it again has it read again.
        }
    }

    private static Optional<PackageFacts> bounded(Optional<PackageFacts> said) throws Defect {
        if (said.filter(facts -> facts.facts().length() > PackageFacts.LONGEST).isPresent()) {
            throw new Defect("its package says more than " + PackageFacts.LONGEST + " characters to an index");
        }
        return said;
    }

    /** A file that may be a package. */
    public record File(ArtifactPath path, Digest sha256) {}
}
