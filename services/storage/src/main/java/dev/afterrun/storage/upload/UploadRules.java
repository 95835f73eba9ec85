package dev.afterrun.storage.upload;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.upload.OpenUpload;
import dev.afterrun.http.json.Faults;
import jakarta.enterprise.context.ApplicationScoped;

/** What a request for a session must keep to, beyond its form; everything that it breaks is told at once. */
@ApplicationScoped
class UploadRules {
    private final UploadSettings settings;

    UploadRules(UploadSettings settings) {
        this.settings = settings;
    }

    /** The request's files as a manifest, where it breaks no rule. */
    Manifest manifest(OpenUpload request) {
        var faults = new Faults();
        word("/source", request.source(), faults);
        word("/run", request.run(), faults);
        word("/job", request.job(), faults);
        if (request.attempt() < 1) {
            faults.add("/attempt", "is " + request.attempt() + "; the first attempt is 1");
        }
        request.pullRequest()
                .filter(number -> number < 1)
                .ifPresent(number -> faults.add("/pullRequest", "is " + number + "; the first is 1"));
        sizes(request, faults);
        faults.refuse();
        return collisionFree(request);
    }

    private static void word(String pointer, String value, Faults faults) {
        if (value.isBlank()) {
            faults.add(pointer, "is empty");
        } else if (value.length() > Limits.NAME_LENGTH) {
            faults.passed(pointer, "has " + value.length() + " characters", Limits.NAME_LENGTH, value.length());
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            faults.add(pointer, "has a NUL or another control character");
        }
    }

    private void sizes(OpenUpload request, Faults faults) {
        for (var i = 0; i < request.files().size(); i++) {
            var file = request.files().get(i);
            if (file.size() > settings.fileLimit()) {
                faults.passed(
                        "/files/" + i + "/size",
                        "'" + file.path() + "' has " + file.size() + " bytes",
                        settings.fileLimit(),
                        file.size());
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
}
