package dev.afterrun.storage.upload;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.OpenUpload;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What a request for a session must keep to, beyond its form; everything that it breaks is told at once. */
@ApplicationScoped
class UploadRules {
    private final UploadSettings settings;

    UploadRules(UploadSettings settings) {
        this.settings = settings;
    }

    /** The request's files as a manifest, where it breaks no rule. */
    Manifest manifest(OpenUpload request) {
        refuseTooMany(request);
        var errors = new ArrayList<FieldError>();
        word("source", request.source(), errors);
        word("run", request.run(), errors);
        word("job", request.job(), errors);
        if (request.attempt() < 1) {
            errors.add(new FieldError("/attempt", "is " + request.attempt() + "; the first attempt is 1"));
        }
        sizes(request, errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(invalid(errors));
        }
        return collisionFree(request);
    }

    private static void refuseTooMany(OpenUpload request) {
        var count = request.files().size();
        if (count > Limits.FILES_PER_JOB) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "the job has " + count + " files, more than one job may have; pack some of them together",
                    Limits.FILES_PER_JOB + " files",
                    count + " files"));
        }
    }

    private static void word(String name, String value, List<FieldError> errors) {
        if (value.isBlank() || value.length() > Limits.NAME_LENGTH) {
            errors.add(new FieldError(
                    "/" + name, "has " + value.length() + " characters; it has 1 to " + Limits.NAME_LENGTH));
        }
    }

    private void sizes(OpenUpload request, List<FieldError> errors) {
        for (var i = 0; i < request.files().size(); i++) {
            var file = request.files().get(i);
            if (file.size() > settings.fileLimit()) {
                errors.add(new FieldError(
                        "/files/" + i + "/size",
                        "'" + file.path() + "' has " + file.size() + " bytes; the limit is " + settings.fileLimit()));
            }
        }
    }

    private static Manifest collisionFree(OpenUpload request) {
        try {
            return new Manifest(request.files());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(e));
        }
    }

    private static Problem invalid(List<FieldError> errors) {
        return ProblemType.INVALID.because(
                errors.size() == 1
                        ? errors.getFirst().pointer() + " " + errors.getFirst().detail()
                        : errors.size() + " fields are wrong; 'errors' names them",
                errors);
    }
}
