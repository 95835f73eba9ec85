package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.InvalidateSet;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.http.identity.JobSaid;
import dev.afterrun.http.json.Faults;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

/** The rules that the words of a request have to keep; all that are broken are told at once. */
final class SetRequests {
    /** What every column takes. */
    private static final Instant END = Instant.parse("3000-01-01T00:00:00Z");

    private SetRequests() {}

    static void check(SaveSet request) {
        var faults = new Faults();
        job("/job", request.job(), faults);
        if (request.restored().size() > Limits.SETS_RESTORED) {
            faults.passed(
                    "/restored",
                    "has " + request.restored().size() + " generations",
                    Limits.SETS_RESTORED,
                    request.restored().size());
        }
        blobs(request, faults);
        faults.refuse();
    }

    static void check(SetJob job) {
        var faults = new Faults();
        job("/job", job, faults);
        faults.refuse();
    }

    static void check(InvalidateSet request) {
        var faults = new Faults();
        if (request.scope().isPresent() == request.all()) {
            faults.add("/scope", "and 'all' are both said, or neither is; say one of them");
        }
        request.reason()
                .filter(reason -> reason.indexOf(0) >= 0)
                .ifPresent(reason -> faults.add("/reason", "has a NUL"));
        request.reason()
                .filter(reason -> reason.length() > Limits.INVALIDATION_REASON)
                .ifPresent(reason -> faults.passed(
                        "/reason",
                        "has " + reason.length() + " characters",
                        Limits.INVALIDATION_REASON,
                        reason.length()));
        faults.refuse();
    }

    /** The job in the words that are held against its token; which commit was built, its event says. */
    static JobSaid said(RepositoryName repository, SetJob job) {
        return new JobSaid(
                repository, job.run(), job.attempt(), job.commit(), Optional.empty(), job.branch(), job.pullRequest());
    }

    private static void job(String at, SetJob job, Faults faults) {
        word(at + "/source", job.source(), faults);
        word(at + "/run", job.run(), faults);
        word(at + "/job", job.job(), faults);
        job.branch().ifPresent(branch -> word(at + "/branch", branch, faults));
        if (job.attempt() < 1) {
            faults.add(at + "/attempt", "is " + job.attempt() + "; the first attempt is 1");
        }
        if (job.startedAt().isBefore(Instant.EPOCH) || !job.startedAt().isBefore(END)) {
            faults.add(at + "/startedAt", "is " + job.startedAt() + ", before 1970 or after 2999");
        }
        job.pullRequest()
                .filter(number -> number < 1)
                .ifPresent(number -> faults.add(at + "/pullRequest", "is " + number + "; the first is 1"));
    }

    private static void blobs(SaveSet request, Faults faults) {
        if (request.description().size() > Limits.SET_DESCRIPTION_BYTES) {
            faults.passed(
                    "/description/size",
                    "is " + request.description().size() + " bytes",
                    Limits.SET_DESCRIPTION_BYTES,
                    request.description().size());
        }
        if (request.packs().size() > Limits.SET_PACKS) {
            faults.passed(
                    "/packs",
                    "has " + request.packs().size() + " packs",
                    Limits.SET_PACKS,
                    request.packs().size());
        }
        var seen = new HashSet<>();
        seen.add(request.description().sha256());
        for (var i = 0; i < request.packs().size(); i++) {
            pack("/packs/" + i, request.packs().get(i), faults);
            if (!seen.add(request.packs().get(i).sha256())) {
                faults.add("/packs/" + i, "is named twice");
            }
        }
    }

    private static void pack(String at, SetBlob pack, Faults faults) {
        if (pack.size() > Limits.PACK_BYTES) {
            faults.passed(at + "/size", "is " + pack.size() + " bytes", Limits.PACK_BYTES, pack.size());
        }
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
}
