package dev.afterrun.http.identity.job;

import dev.afterrun.http.identity.CiJob;

/** What the tokens of one kind of CI system prove: the repository, the trust, and what their jobs may not contradict. */
sealed interface JobClaims permits GitHubJobs, GitLabJobs, BuildkiteJobs {
    CiJob read(Claims claims);
}
