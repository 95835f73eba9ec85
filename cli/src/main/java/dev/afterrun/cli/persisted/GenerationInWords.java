package dev.afterrun.cli.persisted;

import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetFigures;
import dev.afterrun.contracts.persisted.SetState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A generation as people read it, a line for each thing. */
final class GenerationInWords {
    private GenerationInWords() {}

    static List<String> of(Generation generation, URI archive) {
        var lines = new ArrayList<String>();
        lines.add("'" + generation.name() + "'"
                + generation.key().map(key -> ", version " + key).orElse("") + ", generation " + generation.number()
                + " of " + generation.scope());
        lines.add("state: " + generation.state().word()
                + generation.why().map(why -> ", " + why).orElse(""));
        var by = generation.by();
        lines.add("made by: run " + by.run() + ", attempt " + by.attempt() + ", job '" + by.job() + "', commit "
                + by.commit().hex() + ", begun " + by.startedAt());
        lines.add("saved: " + generation.savedAt() + ", epoch " + generation.epoch());
        generation.figures().map(GenerationInWords::figures).ifPresent(lines::add);
        lines.add("SHA-256: " + generation.description().sha256());
        lines.add("page: " + generation.page());
        if (generation.state() == SetState.VISIBLE) {
            lines.add("archive: " + archive);
        }
        return lines.stream().map(Failure::oneLine).toList();
    }

    private static String figures(SetFigures figures) {
        return "has: " + Figures.count(figures.files(), "file") + ", " + new ByteSize(figures.bytes()).rounded()
                + ", in "
                + Figures.count(figures.chunks(), "chunk") + " of " + Figures.count(figures.packs(), "pack") + "; "
                + new ByteSize(figures.newBytes()).rounded() + " came with it";
    }
}
