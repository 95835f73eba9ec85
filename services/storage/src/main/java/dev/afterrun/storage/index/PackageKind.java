package dev.afterrun.storage.index;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A kind of package that has an index: what its files are called, and how one is read. */
public interface PackageKind {
    /** The word that it is kept under: {@code wheel}, {@code conda}. */
    String name();

    /** Whether a file so called is one; what follows {@link Packages#CALLED} alone is asked about. */
    boolean isCalled(String fileName);

    /** Bytes of one package that are read at most, wherever its archive sends its reader. */
    long budget();

    /**
     * What the package says of itself; empty where the file is only called like one, as archives of any content are. No
     * transaction is open.
     *
     * @throws Defect when no index could show it
     * @throws IOException when the store failed
     */
    Optional<PackageFacts> read(BlobChannel content) throws IOException, Defect;

    /**
     * Why a file of this name is left out of the index, though its package is sound: a sentence's end, beginning with "its".
     *
     * @param said what {@link #read} said of it
     */
    default Optional<String> misnamed(String fileName, Said said) {
        return Optional.empty();
    }

    /**
     * What is kept of a package.
     *
     * @param facts as JSON
     * @param document the digest of its {@link PackageFacts#document}
     */
    record Said(String project, String facts, Optional<Digest> document) {
        static Said read(ResultSet row) throws SQLException {
            return new Said(
                    row.getString("project"),
                    row.getString("facts"),
                    Optional.ofNullable(row.getBytes("document_sha256")).map(Digest::ofHash));
        }

        /** Bytes that it takes while it is remembered, about. */
        int weight() {
            return facts.length() + 400;
        }
    }
}
