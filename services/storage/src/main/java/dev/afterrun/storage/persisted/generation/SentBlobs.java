package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.contracts.problem.Problem.FieldError;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.json.Faults;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Holdings;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what a request names against what its tenant has. Who only knows a digest gets nothing by it. */
@ApplicationScoped
class SentBlobs {
    /** More than a person reads. */
    private static final int MOST_ERRORS = 100;

    private static final String SIZES = """
            SELECT DISTINCT sha256, size FROM blob_copy WHERE live AND damaged_at IS NULL AND sha256 = ANY (?)
            """;

    private final Holdings holdings;
    private final Copies copies;
    private final Sql sql;

    SentBlobs(Holdings holdings, Copies copies, Sql sql) {
        this.holdings = holdings;
        this.copies = copies;
        this.sql = sql;
    }

    /** The description and the packs, all of which stay here until the transaction ends; 409 where one is not here. */
    @Transactional(TxType.MANDATORY)
    List<SetBlob> hold(Tenant tenant, SaveSet request) {
        var named = Stream.concat(Stream.of(request.description()), request.packs().stream())
                .toList();
        var digests = named.stream().map(SetBlob::sha256).toList();
        var here = Set.copyOf(copies.hold(holdings.of(tenant, digests)));
        refuseMissing(named, here);
        refuseOtherSizes(named, sizes(digests));
        return named;
    }

    private static void refuseMissing(List<SetBlob> named, Set<Digest> here) {
        var missing = new ArrayList<FieldError>();
        for (var i = 0; i < named.size() && missing.size() < MOST_ERRORS; i++) {
            if (!here.contains(named.get(i).sha256())) {
                missing.add(new FieldError(pointer(i), named.get(i).sha256() + " is not here"));
            }
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_HERE.because(
                    missing.getFirst().detail()
                            + " for this repository and trust; send it in an upload session, or wait"
                            + " until what was sent has been read, and try again",
                    missing));
        }
    }

    private Map<Digest, Long> sizes(List<Digest> digests) {
        return sql
                .list(
                        row -> Map.entry(Digest.ofHash(row.getBytes("sha256")), row.getLong("size")),
                        SIZES,
                        Copies.digests(digests))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void refuseOtherSizes(List<SetBlob> named, Map<Digest, Long> sizes) {
        var faults = new Faults();
        for (var i = 0; i < named.size(); i++) {
            var blob = named.get(i);
            var at = pointer(i) + "/size";
            Optional.ofNullable(sizes.get(blob.sha256()))
                    .filter(size -> size != blob.size())
                    .ifPresent(size -> faults.add(at, "is " + blob.size() + ", and " + blob.sha256() + " has " + size));
        }
        faults.refuse();
    }

    private static String pointer(int place) {
        return place == 0 ? "/description" : "/packs/" + (place - 1);
    }
}
