package dev.afterrun.storage.share.http;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.LimitPassed;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;

/** Names that senders give their files, as paths; 422 with the rule that a name breaks. */
final class FileNames {
    private FileNames() {}

    static ArtifactPath path(String name) {
        try {
            return new ArtifactPath(name);
        } catch (LimitPassed e) {
            throw new ProblemException(ProblemType.INVALID.because(sentence(e), e.limit(), e.value()));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID.because(sentence(e)));
        }
    }

    private static String sentence(IllegalArgumentException rule) {
        return rule.getMessage()
                + "; give the file another name, as in https://HOST/NAME or -F 'file=@FILE;filename=NAME'";
    }
}
