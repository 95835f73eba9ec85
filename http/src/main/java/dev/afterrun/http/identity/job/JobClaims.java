package dev.afterrun.http.identity.job;

import dev.afterrun.http.identity.CiJob;
import dev.afterrun.http.identity.issuer.Claims;
import dev.afterrun.http.identity.issuer.TokenClaims;

/** What the tokens of one kind of CI system prove: the repository, the trust, and what their jobs may not contradict. */
sealed interface JobClaims extends TokenClaims permits GitHubJobs, GitLabJobs, BuildkiteJobs {
    @Override
    CiJob read(Claims claims);
}
