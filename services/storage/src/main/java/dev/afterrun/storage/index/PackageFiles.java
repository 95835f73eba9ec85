package dev.afterrun.storage.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.contracts.Digest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;

/**
 * The packages of a ref, before it is known what any of them says, in the order in which its address leads to them. Of the same
 * files the same documents are written.
 */
public record PackageFiles(List<PackageFile> files) {
    public PackageFiles {
        files = List.copyOf(files);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** Those of them that are wanted. */
    public PackageFiles only(Predicate<PackageFile> wanted) {
        return new PackageFiles(files.stream().filter(wanted).toList());
    }

    /** One digest of all that documents take from them. */
    Digest digest() {
        var sha256 = Digest.sha256();
        for (var file : files) {
            sha256.update(file.sha256().bytes());
            sha256.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(0, file.finishedAt().toEpochMilli()));
            sha256.update(file.path().value().getBytes(UTF_8));
            sha256.update((byte) 0);
        }
        return Digest.ofHash(sha256.digest());
    }
}
