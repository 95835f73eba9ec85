package dev.afterrun.notifier.testing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.persisted.SetFigures;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.persisted.TouchedSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Persisted sets that tests tell of. */
public final class Sets {
    private Sets() {}

    /** All that a job restored; nothing else. */
    public static JobSets restored(TouchedSet... sets) {
        return new JobSets(List.of(sets), 0, List.of(), 0);
    }

    /** All that a job saved; nothing else. */
    public static JobSets saved(TouchedSet... sets) {
        return new JobSets(List.of(), 0, List.of(sets), 0);
    }

    /** One that may be restored. */
    public static TouchedSet visible(int id) {
        return called(id, "deps", "main", "build", "41");
    }

    /** The same, of a key, a branch, a job and a run that are called so. */
    public static TouchedSet called(int id, String key, String branch, String job, String run) {
        var figures = new SetFigures(21_304, 412_000_000, 6_300, 14, 9_100_000);
        return new TouchedSet(
                set(id, key, branch, job, run, SetState.VISIBLE, Optional.empty(), Optional.of(figures)),
                Optional.of(URI.create("http://localhost:4848/v1/persisted/octo/repo/generations/" + id + "/archive")));
    }

    /** One that may not, and why. */
    public static TouchedSet hidden(int id, SetState state, String why) {
        return new TouchedSet(
                set(id, "deps", "main", "build", "41", state, Optional.of(why), Optional.empty()), Optional.empty());
    }

    private static Generation set(
            int id,
            String key,
            String branch,
            String job,
            String run,
            SetState state,
            Optional<String> why,
            Optional<SetFigures> figures) {
        return new Generation(
                id,
                12,
                new SetName("maven"),
                Optional.of(new SetKey(key)),
                new SetScope(SetScope.ScopeKind.BRANCH, branch),
                TrustLevel.TRUSTED,
                state,
                why,
                1,
                new SetJob(
                        "https://ci.example/octo",
                        run,
                        1,
                        job,
                        new Commit("e".repeat(40)),
                        Optional.of(branch),
                        Optional.empty(),
                        StoredJob.START),
                StoredJob.START,
                new SetBlob(Digest.of(Integer.toString(id).getBytes(StandardCharsets.UTF_8)), 4_096),
                figures,
                URI.create("http://localhost:4849/octo/repo/run-41"));
    }
}
