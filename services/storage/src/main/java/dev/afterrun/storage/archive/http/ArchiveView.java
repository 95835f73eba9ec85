package dev.afterrun.storage.archive.http;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.archive.ArchiveForm;
import dev.afterrun.storage.archive.WriteArchive;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.http.Attachment;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.downloadcount.CountDownloads;
import dev.afterrun.storage.listing.FileBatches;
import dev.afterrun.storage.listing.Folder;
import dev.afterrun.storage.listing.FolderFiles;
import dev.afterrun.storage.view.http.AnswerStream;
import dev.afterrun.storage.view.http.AnswerStreams;
import dev.afterrun.storage.view.http.ReaderTooSlow;
import dev.afterrun.storage.view.http.Turn;
import dev.afterrun.storage.view.http.View;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/** {@code -/archive.zip} and {@code -/archive/FOLDER.zip}, and with {@code .tar.zst}: the files by their paths in the ref. */
@ApplicationScoped
class ArchiveView implements View {
    private static final Logger LOG = Logger.getLogger(ArchiveView.class);
    private static final String OF_FOLDER = ViewNames.OURS + "/archive";

    private final FolderFiles files;
    private final WriteArchive writeArchive;
    private final ArchiveTurns turns;
    private final CountDownloads downloads;
    private final AnswerStreams answers;
    private final Refusals refusals;

    ArchiveView(
            FolderFiles files,
            WriteArchive writeArchive,
            ArchiveTurns turns,
            CountDownloads downloads,
            AnswerStreams answers,
            Refusals refusals) {
        this.files = files;
        this.writeArchive = writeArchive;
        this.turns = turns;
        this.downloads = downloads;
        this.answers = answers;
        this.refusals = refusals;
    }

    @Override
    public Set<String> names() {
        return Set.of(OF_FOLDER, OF_FOLDER + ArchiveForm.ZIP.suffix(), OF_FOLDER + ArchiveForm.TAR_ZST.suffix());
    }

    /** An attachment, which no browser shows. */
    @Override
    public Origin origin(RoutingContext context) {
        return Origin.EITHER;
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        asked(address)
                .ifPresentOrElse(
                        asked -> {
                            var batches = files.of(Candidates.of(address.repository(), address.ref()), asked.folder());
                            if (batches.isEmpty()) {
                                refusals.nothing(context);
                            } else {
                                inTurn(context, asked, batches, address.repository());
                            }
                        },
                        () -> refusals.nothing(context));
    }

    private void inTurn(RoutingContext context, Asked asked, FileBatches batches, RepositoryName repository) {
        try (var turn = turns.take(context, asked.form())) {
            write(context, asked, batches, repository, turn);
        }
    }

    private void write(RoutingContext context, Asked asked, FileBatches batches, RepositoryName repository, Turn turn) {
        context.response().putHeader("Content-Disposition", Attachment.called(asked.fileName()));
        var answer = answers.begin(context, asked.form().mediaType(), turn);
        if (AnswerStream.endsWithHead(context)) {
            return;
        }
        try {
            writeArchive.write(batches, asked.form(), answer, file -> downloads.downloaded(repository, file.sha256()));
            answer.end();
        } catch (CompletionException gone) {
            LOG.debugf("The reader of an archive left: %s", gone);
            answer.abandon();
        } catch (ReaderTooSlow slow) {
            LOG.infof("The reader of an archive lost its turn: %s", slow.getMessage());
        } catch (IOException | RuntimeException broken) {
            // The reader notices: the last chunk never comes.
            LOG.errorf(broken, "An archive broke off");
            answer.abandon();
        }
    }

    private static Optional<Asked> asked(Address.InView address) {
        var name = address.ref().text();
        if (!address.view().equals(OF_FOLDER)) {
            return ArchiveForm.ofName(address.view())
                    .filter(form -> address.rest().isEmpty())
                    .map(form -> new Asked(form, new Folder(List.of()), fileName(address, name, form)));
        }
        if (address.names().isEmpty() || address.isFolder()) {
            return Optional.empty();
        }
        var last = address.names().getLast();
        return ArchiveForm.ofName(last).flatMap(form -> {
            var names = new ArrayList<>(address.names());
            names.set(
                    names.size() - 1,
                    last.substring(0, last.length() - form.suffix().length()));
            return Folder.of(names)
                    .map(folder ->
                            new Asked(form, folder, fileName(address, name + "-" + String.join("-", names), form)));
        });
    }

    /** One that says what it is wherever it is saved. */
    private static String fileName(Address.InView address, String what, ArchiveForm form) {
        return address.repository().name() + "-" + what + form.suffix();
    }

    private record Asked(ArchiveForm form, Folder folder, String fileName) {}
}
