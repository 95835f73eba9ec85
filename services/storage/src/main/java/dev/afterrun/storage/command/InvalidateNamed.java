package dev.afterrun.storage.command;

import dev.afterrun.contracts.persisted.SetInvalidated;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.persisted.SetScope.ScopeKind;
import dev.afterrun.storage.persisted.generation.Cause;
import dev.afterrun.storage.persisted.generation.InvalidateSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Invalidates persisted sets as asked for: what jobs of the pull request saved, or everybody's. */
@ApplicationScoped
class InvalidateNamed {
    private final InvalidateSets invalidateSets;

    InvalidateNamed(InvalidateSets invalidateSets) {
        this.invalidateSets = invalidateSets;
    }

    @Transactional
    Answer sets(Asked asked, Command.Invalidate command) {
        var gone = scopes(asked, command)
                .map(scope -> raise(asked, command.set(), scope))
                .mapToInt(SetInvalidated::generations)
                .sum();
        return Answer.done("Nothing is restored any more that was saved as '" + command.set() + "' until now"
                + (command.everywhere() ? "" : " for this pull request") + ", or was made from it: "
                + (gone == 0 ? "there was none." : Wording.counted(gone, "generation") + "."));
    }

    private SetInvalidated raise(Asked asked, SetName set, Optional<SetScope> scope) {
        var reason = "a comment on pull request #" + asked.number();
        // Where its answer was not written down, it is carried out again.
        var cause = new Cause(asked.by().login(), asked.author(), Optional.of(reason), Optional.of(asked.seq()));
        return invalidateSets.invalidate(asked.repository(), set, scope, cause);
    }

    /** Whether it is a fork's is nothing that a name depends on: both go. */
    private static Stream<Optional<SetScope>> scopes(Asked asked, Command.Invalidate command) {
        var number = Integer.toString(asked.number());
        return command.everywhere()
                ? Stream.of(Optional.empty())
                : List.of(ScopeKind.PULL_REQUEST, ScopeKind.FORK).stream()
                        .map(kind -> Optional.of(new SetScope(kind, number)));
    }
}
