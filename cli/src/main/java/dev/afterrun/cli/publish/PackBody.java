package dev.afterrun.cli.publish;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Pack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;

/** Several small files as one body; each is checked while it is read, for one wrong digest would spoil the pack. */
final class PackBody {
    private PackBody() {}

    /** How many bytes {@code file} takes in a pack. */
    static long bytes(HashedFile file) {
        return Pack.HEADER_BYTES + file.size();
    }

    /** The body of {@code files}; what {@code contents} kept of them goes into it and is not kept any more. */
    static byte[] of(List<HashedFile> files, Contents contents) {
        var body = ByteBuffer.allocate(
                Math.toIntExact(files.stream().mapToLong(PackBody::bytes).sum()));
        for (var file : files) {
            body.put(file.sha256().bytes()).putLong(file.size()).put(content(file, contents));
        }
        return body.array();
    }

    private static byte[] content(HashedFile file, Contents contents) {
        return contents.take(file.sha256()).filter(kept -> !file.hasChanged()).orElseGet(() -> read(file));
    }

    private static byte[] read(HashedFile file) {
        try (var stream = Files.newInputStream(file.file())) {
            var content = stream.readNBytes(Math.toIntExact(file.size()) + 1);
            if (content.length != file.size() || !Digest.of(content).equals(file.sha256())) {
                throw file.changed();
            }
            return content;
        } catch (IOException e) {
            throw HashedFile.unreadable(file.file(), e);
        }
    }
}
