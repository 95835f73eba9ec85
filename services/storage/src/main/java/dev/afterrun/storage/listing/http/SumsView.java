package dev.afterrun.storage.listing.http;

import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.http.Attachment;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.listing.FileBatches;
import dev.afterrun.storage.listing.Folder;
import dev.afterrun.storage.listing.FolderFile;
import dev.afterrun.storage.listing.FolderFiles;
import dev.afterrun.storage.view.http.AnswerStream;
import dev.afterrun.storage.view.http.AnswerStreams;
import dev.afterrun.storage.view.http.View;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** {@code -/SHA256SUMS} and {@code -/SHA256SUMS/FOLDER}: every file with its digest, as {@code sha256sum} writes it, by path. */
@ApplicationScoped
class SumsView implements View {
    private static final String NAME = "SHA256SUMS";

    private final FolderFiles files;
    private final AnswerStreams answers;
    private final Refusals refusals;

    SumsView(FolderFiles files, AnswerStreams answers, Refusals refusals) {
        this.files = files;
        this.answers = answers;
        this.refusals = refusals;
    }

    @Override
    public Set<String> names() {
        return Set.of(ViewNames.OURS + "/" + NAME);
    }

    /** An attachment, which no browser shows. */
    @Override
    public Origin origin(RoutingContext context) {
        return Origin.EITHER;
    }

    @Override
    public void answer(RoutingContext context, Address.InView address) {
        Folder.of(address)
                .map(folder -> files.of(Candidates.of(address.repository(), address.ref()), folder))
                .filter(batches -> !batches.isEmpty())
                .ifPresentOrElse(batches -> write(context, batches), () -> refusals.nothing(context));
    }

    private void write(RoutingContext context, FileBatches batches) {
        var answer = answers.begin(context, "text/plain; charset=utf-8");
        context.response().putHeader("Content-Disposition", Attachment.called(NAME));
        if (AnswerStream.endsWithHead(context)) {
            return;
        }
        for (var batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
            for (var file : batch) {
                answer.write(line(file).getBytes(StandardCharsets.UTF_8));
            }
        }
        answer.end();
    }

    /** Paths have no character that sha256sum would escape. */
    private static String line(FolderFile file) {
        return file.sha256() + "  " + file.path() + "\n";
    }
}
