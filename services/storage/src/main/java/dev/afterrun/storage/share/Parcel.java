package dev.afterrun.storage.share;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.share.ArrivingFile.Kept;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one request. All of them get an address, or none: what was kept by then is deleted.
 *
 * <pre>
 * open ──next, keep──▶ open ──share──▶ addresses
 *   └──────close────────┴──▶ nothing is there
 * </pre>
 */
public final class Parcel implements Closeable {
    private final BlobStore store;
    private final RecordShares recordShares;
    private final Sender sender;
    private final long fileLimit;
    private final List<Kept> kept = new ArrayList<>();
    private boolean recorded;

    Parcel(BlobStore store, RecordShares recordShares, Sender sender, long fileLimit) {
        this.store = store;
        this.recordShares = recordShares;
        this.sender = sender;
        this.fileLimit = fileLimit;
    }

    /** Refuses a body that is announced to be longer than a file may be, before any of it is sent. */
    public void refuseLonger(String name, long announced) {
        if (announced > fileLimit) {
            throw ArrivingFile.tooLarge(name, fileLimit, announced + " bytes");
        }
    }

    /** The next file, whose bytes begin to come; the caller closes it. */
    public ArrivingFile next(ArtifactPath path) throws IOException {
        if (kept.size() == Limits.FILES_OF_A_FORM) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the form has more files than one may have; send several, or pack some of them together",
                    Limits.FILES_OF_A_FORM + " files",
                    "at least " + (kept.size() + 1) + " files"));
        }
        var key = ObjectKey.fresh();
        return new ArrivingFile(path, key, store.write(key), fileLimit);
    }

    /** All of {@code file} has come. */
    public void keep(ArrivingFile file) throws IOException {
        kept.add(file.keep());
    }

    /** Gives each file its address, in their order. */
    public List<Shared> share(Terms terms) {
        if (kept.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID.because("the form has no file; send one, as in curl -F file=@NAME"));
        }
        // Whether it was recorded is not certain where that fails: bytes that nobody needs are better than an address
        // without.
        recorded = true;
        return recordShares.record(sender, kept, terms);
    }

    @Override
    public void close() throws IOException {
        if (!recorded) {
            for (var file : kept) {
                store.delete(file.copy().place().key());
            }
        }
    }
}
