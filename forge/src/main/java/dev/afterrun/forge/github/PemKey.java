package dev.afterrun.forge.github;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Reads an App's RSA private key from PEM: PKCS#1 as GitHub gives it out ({@code BEGIN RSA PRIVATE KEY}, RFC 8017), or
 * PKCS#8 ({@code BEGIN PRIVATE KEY}, RFC 5208). No error shows any of it.
 */
final class PemKey {
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (?<kind>(?:RSA )?)PRIVATE KEY-----(?<body>[^-]+)-----END \\k<kind>PRIVATE KEY-----");

    /** {@code INTEGER 0}, then {@code SEQUENCE { OBJECT IDENTIFIER rsaEncryption, NULL }}. */
    private static final byte[] VERSION_AND_RSA = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private PemKey() {}

    /**
     * The key in {@code pem}, whose line ends may be written as {@code \n}, as environment variables often have them.
     *
     * @throws IllegalArgumentException when it is none
     */
    static PrivateKey read(String pem) {
        var found = PEM.matcher(pem.replace("\\n", "\n"));
        if (!found.find()) {
            throw unreadable();
        }
        var bytes = decoded(found.group("body"));
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(found.group("kind").isEmpty() ? bytes : pkcs8(bytes)));
        } catch (GeneralSecurityException notAKey) {
            throw unreadable();
        }
    }

    private static byte[] decoded(String body) {
        try {
            return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            throw unreadable();
        }
    }

    /** Without a cause, since its message may quote the text. */
    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "The App's private key cannot be read: give the whole PEM file as GitHub gave it"
                        + " out, from '-----BEGIN RSA PRIVATE KEY-----' to the END line.");
    }

    /** A PKCS#1 key in the envelope that says what kind of key it is, which is all that the JDK reads. */
    private static byte[] pkcs8(byte[] pkcs1) {
        return tagged(SEQUENCE, joined(VERSION_AND_RSA, tagged(OCTET_STRING, pkcs1)));
    }

    /** Type, length and content by the distinguished encoding rules (X.690), for up to 65,535 bytes. */
    private static byte[] tagged(int tag, byte[] content) {
        var length = content.length;
        if (length < 0x80) {
            return joined(new byte[] {(byte) tag, (byte) length}, content);
        }
        return length < 0x100
                ? joined(new byte[] {(byte) tag, (byte) 0x81, (byte) length}, content)
                : joined(new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length}, content);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var joined = new byte[first.length + second.length];
        System.arraycopy(first, 0, joined, 0, first.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
