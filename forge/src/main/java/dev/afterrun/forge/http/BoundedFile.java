package dev.afterrun.forge.http;

import dev.afterrun.contracts.Digest;
import dev.afterrun.forge.FetchedArchive;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Writes a body into a file as it comes, computes what it adds up to, and gives up as soon as it passes the limit. */
final class BoundedFile implements BodySubscriber<FetchedArchive> {
    private final FileChannel file;
    private final long limit;
    private final MessageDigest digest = Digest.sha256();
    private final CompletableFuture<FetchedArchive> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private long bytes;

    BoundedFile(FileChannel file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    @Override
    public CompletionStage<FetchedArchive> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription started) {
        subscription = started;
        started.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (var buffer : buffers) {
                bytes += buffer.remaining();
                if (bytes > limit) {
                    end(new FetchedArchive.TooLong(limit));
                    return;
                }
                write(buffer);
            }
            if (subscription != null) {
                subscription.request(1);
            }
        } catch (IOException e) {
            if (subscription != null) {
                subscription.cancel();
            }
            body.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        body.complete(new FetchedArchive.Whole(Digest.ofHash(digest.digest()), bytes));
    }

    private void write(ByteBuffer buffer) throws IOException {
        digest.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    private void end(FetchedArchive with) throws IOException {
        if (subscription != null) {
            subscription.cancel();
        }
        file.truncate(0);
        body.complete(with);
    }
}
