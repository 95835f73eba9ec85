package dev.afterrun.storage.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.ViewNames;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Ref.RunRef;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AddressParserTest {
    private static final RepositoryName REPOSITORY = new RepositoryName("acme", "widgets");
    private static final RunRef RUN = new RunRef("7 / nightly");
    private static final String BEFORE = "/acme/widgets/" + PublicUrls.segment(RUN.text()) + "/";

    @Property
    void everyPathIsReadAsItWasPrintedBehindARef(@ForAll("paths") ArtifactPath path) {
        // When
        var read = AddressParser.parse(BEFORE + PublicUrls.behindRef(path));

        // Then
        assertThat(read)
                .contains(
                        ViewNames.hide(path)
                                ? new Address.Download(REPOSITORY, RUN, path)
                                : new Address.InRef(REPOSITORY, RUN, path));
    }

    @Property
    void everyPathIsReadAsItWasPrintedBehindAJob(@ForAll("paths") ArtifactPath path) {
        // When
        var read = AddressParser.parse(
                BEFORE + "-/jobs/2/" + PublicUrls.segment("build / linux") + "/" + PublicUrls.encoded(path));

        // Then
        assertThat(read).contains(new Address.InJob(REPOSITORY, RUN, 2, "build / linux", path));
    }

    @Property
    void everyFolderIsReadAsThePageThatItOpensWith(@ForAll("paths") ArtifactPath folder) {
        // When
        var read = AddressParser.parse(BEFORE + PublicUrls.encoded(folder) + "/");

        // Then
        if (!ViewNames.hide(folder)) {
            var page = new Address.InFolder(REPOSITORY, RUN, new ArtifactPath(folder + "/index.html"));
            assertThat(read).contains(page);
            assertThat(page.folder()).isEqualTo(folder);
        }
    }

    @Example
    void onlyWhatWouldBeReadAsAViewIsPrintedAtLength() {
        assertThat(PublicUrls.behindRef(new ArtifactPath("-/SHA256SUMS"))).isEqualTo("-/files/-/SHA256SUMS");
        assertThat(PublicUrls.behindRef(new ArtifactPath("-"))).isEqualTo("-/files/-");
        assertThat(PublicUrls.behindRef(new ArtifactPath("-v/a+b"))).isEqualTo("-v/a%2Bb");
    }

    @Provide
    Arbitrary<ArtifactPath> paths() {
        var meaningful = Arbitraries.of("-", "files", "jobs", "SHA256SUMS", "1", "simple", "%2F", "a+b#c?d;e", "...a");
        var anything = Arbitraries.strings().ofMinLength(1).ofMaxLength(12);
        return Arbitraries.oneOf(meaningful, anything)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(parts -> String.join("/", parts))
                .filter(AddressParserTest::isPath)
                .map(ArtifactPath::new);
    }

    private static boolean isPath(String text) {
        try {
            return !new ArtifactPath(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
