package dev.afterrun.ingest.webhook;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks one body's signature, HMAC-SHA256 as {@code sha256=HEX}, while it arrives: when the last byte is here, what is left
 * to do takes the same few microseconds for every body. How long it takes tells nothing of the secrets, nor which one fits.
 */
public final class SignatureCheck {
    static final String ALGORITHM = "HmacSHA256";

    private static final String PREFIX = "sha256=";
    private static final int BYTES = 32;

    private final List<Mac> macs;

    SignatureCheck(List<SecretKeySpec> keys) {
        this.macs = keys.stream().map(SignatureCheck::mac).toList();
    }

    /** Takes the next bytes of the body. */
    public void take(byte[] bytes) {
        macs.forEach(mac -> mac.update(bytes));
    }

    /** Whether {@code header} is what one of the secrets makes of the bytes that were taken; ends the check. */
    public boolean passes(String header) {
        var signature = signature(header);
        var passes = false;
        for (var mac : macs) {
            // Each of them, whichever fits.
            passes |= MessageDigest.isEqual(mac.doFinal(), signature);
        }
        return passes;
    }

    /** What cannot be read is a signature that fits nothing. */
    private static byte[] signature(String header) {
        try {
            var hex = header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : "";
            return hex.length() == 2 * BYTES ? HexFormat.of().parseHex(hex) : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
