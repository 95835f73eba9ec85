package dev.afterrun.storage.detail;

import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.JobDetails;
import dev.afterrun.storage.catalog.StoredDetail;
import dev.afterrun.storage.testreport.TestsOfJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;

/** Describes a job by its files, within the transaction that settles it. */
@ApplicationScoped
public class DescribeJob {
    private final Artifacts artifacts;
    private final TestsOfJob tests;
    private final InstallsOfJob installs;
    private final CompareWithBase compareWithBase;
    private final JobDetails details;

    DescribeJob(
            Artifacts artifacts,
            TestsOfJob tests,
            InstallsOfJob installs,
            CompareWithBase compareWithBase,
            JobDetails details) {
        this.artifacts = artifacts;
        this.tests = tests;
        this.installs = installs;
        this.compareWithBase = compareWithBase;
        this.details = details;
    }

    /** Takes down what the job's files are and say; returns the attempts whose own description that may change. */
    @Transactional(TxType.MANDATORY)
    public List<JobKey> describe(Job job) {
        var shown = artifacts.shown(job);
        var compared = compareWithBase.compare(job, shown);
        var told = new JobDetail(tests.of(job), installs.of(job, shown), compared.map(CompareWithBase.Compared::with));
        var sizes = compared.map(CompareWithBase.Compared::sizesBefore).orElse(Map.of());
        return details.set(job, new StoredDetail(told, sizes)) && told.tests().isPresent()
                ? tests.laterAttempts(job)
                : List.of();
    }
}
