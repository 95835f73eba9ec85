package dev.afterrun.storage.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.duework.outbox.Outbox;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.catalog.PullRequests;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.catalog.UnderwayJob;
import dev.afterrun.storage.catalog.UnderwayJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Tells what is known of jobs without an end, under new revisions, whenever that is not what was told last. */
@ApplicationScoped
class TellUnderway {
    private static final Revision ANY = new Revision(1);

    private final PullRequests pullRequests;
    private final UnderwayJobs jobs;
    private final PublicUrls urls;
    private final Outbox outbox;
    private final ObjectMapper json;

    TellUnderway(PullRequests pullRequests, UnderwayJobs jobs, PublicUrls urls, Outbox outbox, ObjectMapper json) {
        this.pullRequests = pullRequests;
        this.jobs = jobs;
        this.urls = urls;
        this.outbox = outbox;
        this.json = json;
    }

    /** Tells of {@code underway}, in the transaction that holds their rows. */
    @Transactional(TxType.MANDATORY)
    void tell(Repository repository, Commit commit, List<UnderwayJob> underway) {
        if (underway.isEmpty()) {
            return;
        }
        pullRequests.holdStill(repository, commit);
        var numbers = pullRequests.ofCommit(repository, commit);
        var standings = pullRequests.standings(repository, commit);
        for (var job : underway) {
            var known = new RunUnderway(
                    job.job(),
                    ANY,
                    repository.name(),
                    commit,
                    job.trust(),
                    job.progress(),
                    job.heardAt(),
                    job.startedAt(),
                    job.url(),
                    numbers,
                    urls.runPage(repository.name(), job.job().run()),
                    standings);
            var digest = digest(known);
            if (job.told().filter(digest::equals).isEmpty()) {
                outbox.<StorageFact>add(
                        Topics.STORAGE,
                        repository.identity() + ":" + commit,
                        FactFamily.STORAGE,
                        known.at(jobs.tell(job, digest)));
            }
        }
    }

    private String digest(RunUnderway fact) {
        try {
            return Digest.of(json.writeValueAsBytes(fact)).hex();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every fact can be written as JSON", e);
        }
    }
}
