package dev.afterrun.storage.listing.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.http.address.Addresses;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.download.http.Refusals;
import dev.afterrun.storage.downloadcount.Downloads;
import dev.afterrun.storage.listing.FileBatches;
import dev.afterrun.storage.listing.Folder;
import dev.afterrun.storage.listing.FolderFile;
import dev.afterrun.storage.listing.FolderFiles;
import dev.afterrun.storage.view.http.AnswerStream;
import dev.afterrun.storage.view.http.AnswerStreams;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** All files below a folder as one JSON object, written as the database yields them. */
@ApplicationScoped
class FolderJson {
    private final FolderFiles files;
    private final Addresses addresses;
    private final AnswerStreams answers;
    private final Refusals refusals;
    private final ObjectMapper json;

    FolderJson(FolderFiles files, Addresses addresses, AnswerStreams answers, Refusals refusals, ObjectMapper json) {
        this.files = files;
        this.addresses = addresses;
        this.answers = answers;
        this.refusals = refusals;
        this.json = json;
    }

    void answer(RoutingContext context, Address.InView address, Folder folder) {
        var batches = files.of(Candidates.of(address.repository(), address.ref()), folder);
        if (batches.isEmpty()) {
            refusals.nothing(context);
            return;
        }
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        var answer = answers.begin(context, "application/json");
        if (AnswerStream.endsWithHead(context)) {
            return;
        }
        try (var generator = json.getFactory().createGenerator(answer)) {
            write(generator, address, folder, batches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer.end();
    }

    private void write(JsonGenerator generator, Address.InView address, Folder folder, FileBatches batches)
            throws IOException {
        var ref = addresses.content() + "/" + address.repository() + "/"
                + PublicUrls.segment(address.ref().text()) + "/";
        generator.writeStartObject();
        generator.writeStringField("repository", address.repository().toString());
        generator.writeStringField("ref", address.ref().text());
        generator.writeStringField("folder", folder.prefix());
        generator.writeArrayFieldStart("files");
        for (var batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
            for (var file : batch) {
                json.writeValue(generator, File.of(file, ref));
            }
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    /** A file of the list; {@code downloadedAt} is left out while nobody has downloaded it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record File(
            ArtifactPath path,
            long size,
            Digest sha256,
            boolean executable,
            Instant finishedAt,
            String url,
            long downloads,
            Optional<Instant> downloadedAt) {
        static File of(FolderFile file, String ref) {
            return new File(
                    file.path(),
                    file.size(),
                    file.sha256(),
                    file.executable(),
                    file.finished(),
                    ref + PublicUrls.behindRef(file.path()),
                    file.downloads().map(Downloads::number).orElse(0L),
                    file.downloads().map(Downloads::last));
        }
    }
}
