package dev.afterrun.storage.upload;

import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.http.json.Faults;
import dev.afterrun.http.json.Reading;
import dev.afterrun.http.json.RecordReader;
import dev.afterrun.http.json.UnknownFields;
import dev.afterrun.storage.manifest.FilesReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the request for a session; all that is wrong with its form is told at once. */
@ApplicationScoped
public class ReadRequest {
    private final FilesReader files;
    private final RecordReader reader;

    ReadRequest(FilesReader files, RecordReader reader) {
        this.files = files;
        this.reader = reader;
    }

    /** The request; 400, 413 or 422 where it is none. */
    public OpenUpload read(InputStream body) throws IOException {
        var listed = files.read(body, UnknownFields.REFUSED);
        return switch (reader.tryToRead(listed.rest(), OpenUpload.class, UnknownFields.REFUSED)) {
            case Reading.Done<OpenUpload>(var request) -> {
                var faults = new Faults();
                faults.add("", listed.errors());
                faults.refuse();
                yield new OpenUpload(
                        request.repository(),
                        request.source(),
                        request.run(),
                        request.attempt(),
                        request.job(),
                        request.commit(),
                        request.newVersion(),
                        request.pullRequest(),
                        listed.files());
            }
            case Reading.Refused<OpenUpload>(var errors) -> throw refused(errors, listed.errors());
        };
    }

    private static RuntimeException refused(List<FieldError> errors, List<FieldError> ofFiles) {
        var all = new ArrayList<>(errors);
        all.addAll(ofFiles);
        return Faults.refusal(all);
    }
}
