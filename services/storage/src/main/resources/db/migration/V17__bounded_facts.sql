-- What an index repeats of a package is bounded (PackageFacts.LONGEST), since that of many is in memory at once.
UPDATE package
SET project = NULL, facts = NULL, document = NULL, document_sha256 = NULL,
    defect = 'its package says more than 262144 characters to an index'
WHERE length(facts) > 262144;
