package dev.afterrun.forge;

import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;

/** Who people are to a repository, and how they are answered without a word. */
public interface People {
    /** Whether they may write to the repository at this moment; false, too, where their login is somebody else's by now. */
    boolean mayWrite(RepositoryName repository, Person person) throws IOException;

    /** Whether they may see the repository at this moment; false, too, where their login is somebody else's by now. */
    boolean mayRead(RepositoryName repository, Person person) throws IOException;

    /** Sets our reaction on somebody's comment: twice is once. False where the comment is gone. */
    boolean react(RepositoryName repository, CommentId comment, Reaction reaction) throws IOException;
}
