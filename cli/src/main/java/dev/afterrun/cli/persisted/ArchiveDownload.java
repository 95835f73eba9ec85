package dev.afterrun.cli.persisted;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Outage;
import dev.afterrun.cli.server.Refusal;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Downloads an archive that is made while it is sent, and so has no ranges: what breaks off begins anew. */
final class ArchiveDownload {
    private static final String WHAT = "downloading the archive";
    private static final int WHOLE = 200;
    private static final Pattern SHA256 = Pattern.compile("(?:.*[, ])?sha-256=:([A-Za-z0-9+/=]{44}):.*");

    private final Http http;
    private final URI address;
    private final Progress progress;

    /** What lies in the file now. */
    record Archive(long size, Digest sha256) {}

    ArchiveDownload(Http http, URI address, Progress progress) {
        this.http = http;
        this.address = address;
        this.progress = progress;
    }

    /** Puts it into {@code file}, which is not there before it is whole. */
    Archive to(Path file) {
        var beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            var archive = received(beside);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            return archive;
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.REJECTED, WHAT, "the disk: " + e, "look whether it is full, and who may write there");
        } finally {
            remove(beside);
        }
    }

    private Archive received(Path beside) throws IOException {
        for (var tries = http.retry().tries(); ; ) {
            try (var sink = new ArchiveSink(Files.newOutputStream(beside), progress)) {
                var call = Call.of(WHAT, address, Call.LONG).receiving(sink::size);
                var outage = outage(call, sink);
                if (outage.isEmpty()) {
                    return sink.archive();
                }
                if (sink.size() > 0) {
                    tries.answered();
                }
                tries.goOnAfter(call, outage.get());
            }
        }
    }

    /** Why not all of it came, if it did not. The disk's own trouble is thrown. */
    private Optional<Outage> outage(Call call, ArchiveSink sink) throws IOException {
        try {
            var answer = http.once(call, into(sink));
            if (answer.isPassing()) {
                return Optional.of(Outage.of(answer));
            }
            if (!answer.isDone()) {
                throw Refusal.of(WHAT, answer);
            }
            said(answer).ifPresent(sink::mustBe);
            return Optional.empty();
        } catch (InterruptedIOException e) {
            throw Outage.of(e).failure(call);
        } catch (IOException e) {
            sink.throwTrouble();
            return Optional.of(brokenOff(sink, Outage.of(e)));
        }
    }

    /** What breaks off each time is not to be begun for ever. */
    private static Outage brokenOff(ArchiveSink sink, Outage outage) {
        return sink.size() > 0 ? Outage.unlikely(outage.why()) : outage;
    }

    /** What the server says that it sends (RFC 9530), where it does. */
    private static Optional<Digest> said(Answer answer) {
        return answer.header("Repr-Digest")
                .map(SHA256::matcher)
                .filter(Matcher::matches)
                .map(said -> Digest.ofHash(Base64.getDecoder().decode(said.group(1))));
    }

    private static BodyHandler<byte[]> into(ArchiveSink sink) {
        return info -> info.statusCode() == WHOLE
                ? BodySubscribers.mapping(
                        BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(sink::take)),
                        nothing -> new byte[0])
                : BodySubscribers.ofByteArray();
    }

    private static void remove(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            // What is wrong with this disk has been told.
        }
    }
}
