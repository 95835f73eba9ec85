package dev.afterrun.storage.upload;

import dev.afterrun.blobs.Arrival;
import dev.afterrun.blobs.DirectUploads;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.Transfer;
import dev.afterrun.storage.blob.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Lets a job send a blob straight to the store, and hears when it says that it has.
 *
 * <pre>
 * transfer ──▶ job sends ──sent──▶ compared by the store ──▶ here
 *     ▲            │                └─ not compared ──▶ read by {@link VerifyUpload} ──▶ here, or dropped
 *     └── cut off ─┘
 * </pre>
 */
@ApplicationScoped
public class DirectTransfers {
    private final Stores stores;
    private final Optional<DirectUploads> direct;
    private final DirectRecords uploads;
    private final PromoteUpload promote;
    private final Sessions sessions;
    private final SessionRecords records;
    private final UploadSettings settings;

    DirectTransfers(
            Stores stores,
            DirectRecords uploads,
            PromoteUpload promote,
            Sessions sessions,
            SessionRecords records,
            UploadSettings settings) {
        this.stores = stores;
        this.direct = stores.main().direct();
        this.uploads = uploads;
        this.promote = promote;
        this.sessions = sessions;
        this.records = records;
        this.settings = settings;
    }

    /** Bytes from which on a blob may go straight to the store; what is smaller travels in packs. */
    public Optional<Long> from() {
        return direct.map(any -> (long) Limits.PACKED_BYTES);
    }

    /** How the blob is to be sent, or the rest of it. */
    public Transfer transfer(SessionBlob blob) throws IOException {
        if (direct.isEmpty() || blob.size() < Limits.PACKED_BYTES) {
            return new Transfer.Through();
        }
        if (blob.verified()) {
            return new Transfer.Parts(List.of());
        }
        checkRight(blob);
        var known = uploads.find(blob).or(() -> uploads.takeOver(blob));
        if (known.isPresent()) {
            var rest = rest(known.get(), direct.get());
            if (rest.isPresent()) {
                return rest.get();
            }
            promote.drop(blob.session().id(), known.get());
        }
        return rest(begun(blob, direct.get()), direct.get())
                .orElseThrow(() -> new IOException("the store has forgotten an upload that has just begun"));
    }

    /** What becomes of a blob that the job says it has sent; 409 where not all of it is there. */
    public Sent sent(SessionBlob blob) throws IOException {
        if (blob.verified()) {
            return Sent.HERE;
        }
        try {
            return become(blob);
        } catch (IOException | ProblemException e) {
            // Of two that say so at one moment, the faster has taken away what the slower looks for.
            if (sessions.blob(blob.session(), blob.sha256())
                    .filter(SessionBlob::verified)
                    .isPresent()) {
                return Sent.HERE;
            }
            throw e;
        }
    }

    private Sent become(SessionBlob blob) throws IOException {
        checkRight(blob);
        var sent = uploads.find(blob).orElseThrow(() -> incomplete(blob));
        // Perhaps not the store that takes what is new by now: the job has sent it to the one that did.
        var there = stores.named(sent.store()).direct().orElseThrow(() -> incomplete(blob));
        return switch (there.arrived(sent.upload())) {
            case Arrival.Incomplete() -> throw incomplete(blob);
            case Arrival.Compared compared -> {
                promote.promote(blob.session(), sent, compared);
                yield Sent.HERE;
            }
            case Arrival.Unknown unknown -> {
                records.toBeRead(blob);
                yield Sent.TO_BE_READ;
            }
        };
    }

    /** One that was begun in another store goes on nowhere: the sweep of that store ends it. */
    private Optional<Transfer> rest(UploadInStore begun, DirectUploads direct) throws IOException {
        return begun.store().equals(stores.mainName())
                ? direct.transfer(begun.upload(), settings.addressLifetime())
                : Optional.empty();
    }

    private UploadInStore begun(SessionBlob blob, DirectUploads direct) throws IOException {
        var upload = direct.begin(blob.staging(), blob.sha256(), blob.size());
        var begun = new UploadInStore(stores.mainName(), upload, direct.itself(upload));
        if (uploads.remember(blob, begun)) {
            return begun;
        }
        direct.discard(upload);
        return uploads.find(blob).orElseThrow(() -> new IOException("another request has just ended this upload"));
    }

    /** Each sending costs a reading, and time of the session's: enough of them were for nothing. */
    private void checkRight(SessionBlob blob) {
        var wrong = sessions.wrongSendings(blob);
        if (wrong >= Limits.WRONG_SENDINGS) {
            throw new ProblemException(ProblemType.DIGEST_MISMATCH.because(
                    "other bytes than those of " + blob.sha256() + " were sent for it " + wrong
                            + " times, and a session takes " + Limits.WRONG_SENDINGS
                            + " wrong sendings of a blob; hash the file again and open a new session",
                    Limits.WRONG_SENDINGS + " wrong sendings",
                    wrong));
        }
    }

    private static ProblemException incomplete(SessionBlob blob) {
        return new ProblemException(ProblemType.WRONG_OFFSET.because("not all of the " + blob.size() + " bytes of "
                + blob.sha256() + " are in the store; ask how the rest is to be sent"));
    }

    /** Where a blob stands that was sent. */
    public enum Sent {
        HERE,
        TO_BE_READ
    }
}
