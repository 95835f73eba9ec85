package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.DamagedBlobs;
import dev.afterrun.storage.download.CandidateFiles.At;
import dev.afterrun.storage.download.Finding.Ambiguous;
import dev.afterrun.storage.download.Finding.Nothing;
import dev.afterrun.storage.download.Ref.CommitRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Finds what an address means at this moment. */
@ApplicationScoped
public class FindFile {
    private final Commits commits;
    private final FileByName fileByName;
    private final CandidateFiles files;
    private final FileOfContent contents;
    private final Copies copies;
    private final DamagedBlobs damagedBlobs;

    FindFile(
            Commits commits,
            FileByName fileByName,
            CandidateFiles files,
            FileOfContent contents,
            Copies copies,
            DamagedBlobs damagedBlobs) {
        this.commits = commits;
        this.fileByName = fileByName;
        this.files = files;
        this.contents = contents;
        this.copies = copies;
        this.damagedBlobs = damagedBlobs;
    }

    /** The file, or why there is none. */
    public Finding find(Address.OfFile address) {
        return byName(address).<Finding>map(Finding.Found::new).orElseGet(() -> anyhow(address));
    }

    private Optional<FoundFile> byName(Address.OfFile address) {
        return switch (address) {
            case Address.InRef(var repository, CommitRef commit, var path)
            when commit.full() -> fileByName.find(repository, commit, path);
            case Address.InFolder(var repository, CommitRef commit, var path)
            when commit.full() -> fileByName.find(repository, commit, path);
            case Address.Download(var repository, CommitRef commit, var path)
            when commit.full() -> fileByName.find(repository, commit, path);
            case Address.InRef _, Address.InFolder _, Address.Download _, Address.InJob _, Address.OfContent _ ->
                Optional.empty();
        };
    }

    private Finding anyhow(Address.OfFile address) {
        return switch (address) {
            case Address.InRef inRef ->
                meant(inRef.repository(), inRef.ref(), candidates -> orFolder(candidates, inRef.path(), inRef.path()));
            case Address.InFolder inFolder ->
                meant(
                        inFolder.repository(),
                        inFolder.ref(),
                        candidates -> orFolder(candidates, inFolder.path(), inFolder.folder()));
            case Address.Download download ->
                meant(download.repository(), download.ref(), candidates -> at(candidates, download.path()));
            case Address.InJob inJob -> at(Candidates.of(inJob), inJob.path());
            case Address.OfContent content ->
                contents.find(
                                content.repository(),
                                content.sha256(),
                                content.name().map(ArtifactPath::value))
                        .map(file -> finding(content.path(), file))
                        .orElseGet(Nothing::new);
        };
    }

    private Finding meant(RepositoryName repository, Ref ref, Function<Candidates, Finding> found) {
        var meant = commits.meant(repository, ref);
        return switch (meant.size()) {
            case 0 -> new Nothing();
            case 1 -> found.apply(Candidates.of(repository, meant.getFirst()));
            default -> new Ambiguous(meant);
        };
    }

    /**
     * What a site says where it has nothing at {@code path}: the {@code 404.html} that lies nearest above, or why there is
     * none.
     */
    public Finding pageOfNothing(RepositoryName repository, Ref ref, ArtifactPath path) {
        return meant(
                repository,
                ref,
                candidates -> files.nearest(candidates, Sites.pagesOfNothing(path))
                        .map(page -> at(candidates, page))
                        .orElseGet(Nothing::new));
    }

    private Finding orFolder(Candidates candidates, ArtifactPath path, ArtifactPath folder) {
        var finding = at(candidates, path);
        return finding instanceof Nothing && files.anyBelow(candidates, folder) ? new Finding.Folder() : finding;
    }

    private Finding at(Candidates candidates, ArtifactPath path) {
        return files.at(candidates, path)
                .map(file -> finding(path, file))
                .orElseGet(() -> files.unlisted(candidates) ? new Finding.Awaited() : new Nothing());
    }

    private Finding finding(ArtifactPath path, At file) {
        return switch (file.state()) {
            case STORED -> stored(path, file);
            case AWAITING -> new Finding.Awaited();
            case MISSING -> new Finding.Missing();
            case REFUSED -> new Finding.Refused(file.refusal().orElse("it broke a rule"));
            case EXPIRED -> gone(file);
        };
    }

    private Finding stored(ArtifactPath path, At file) {
        return copies.find(file.sha256())
                .map(place -> new FoundFile(path, file.sha256(), file.size(), file.finishedAt(), place))
                .<Finding>map(found -> file.counted()
                        .<Finding>map(job -> new Finding.FoundCounted(found, job))
                        .orElseGet(() -> new Finding.Found(found)))
                .orElseGet(() -> damagedBlobs.any(file.sha256()) ? new Finding.Damaged() : new Finding.Unreadable());
    }

    private static Finding gone(At file) {
        var since = file.expiredAt().orElse(file.finishedAt());
        return file.shareEnd()
                .<Finding>map(why -> new Finding.Unshared(since, why))
                .orElseGet(() -> new Finding.Expired(since, file.run(), file.sha256(), file.rule()));
    }
}
