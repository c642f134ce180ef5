package dev.corten.compiler.describe.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Our side of SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677). */
final class Scram {
    private final String password;
    private final String nonce;
    private byte[] serverSignature = new byte[0];

    Scram(String password) {
        this.password = password;
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        this.nonce = Base64.getEncoder().encodeToString(random);
    }

    /** The first message; PostgreSQL takes the user from the start-up packet. */
    byte[] first() {
        return ascii("n,," + firstBare());
    }

    private String firstBare() {
        return "n=,r=" + nonce;
    }

    /** The answer to the server's first message. */
    byte[] last(byte[] serverFirst) throws SQLException {
        String challenge = new String(serverFirst, StandardCharsets.UTF_8);
        String serverNonce = attribute(challenge, 'r');
        if (!serverNonce.startsWith(nonce)) {
            throw new SQLException("the server does not answer our authentication", "08P01");
        }
        String withoutProof = "c=biws,r=" + serverNonce;
        byte[] message = ascii(firstBare() + "," + challenge + "," + withoutProof);
        try {
            byte[] salted = salted(
                    Base64.getDecoder().decode(attribute(challenge, 's')), Integer.parseInt(attribute(challenge, 'i')));
            byte[] clientKey = hmac(salted, ascii("Client Key"));
            byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(clientKey);
            byte[] signature = hmac(storedKey, message);
            byte[] proof = new byte[clientKey.length];
            for (int i = 0; i < proof.length; i++) {
                proof[i] = (byte) (clientKey[i] ^ signature[i]);
            }
            serverSignature = hmac(hmac(salted, ascii("Server Key")), message);
            return ascii(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
        } catch (GeneralSecurityException e) {
            throw new SQLException("this Java has no SHA-256", "08001", e);
        }
    }

    /** Checks that the server knows the password too. */
    void verify(byte[] serverLast) throws SQLException {
        String answer = attribute(new String(serverLast, StandardCharsets.UTF_8), 'v');
        if (!Arrays.equals(Base64.getDecoder().decode(answer), serverSignature)) {
            throw new SQLException("the server does not know the password", "08P01");
        }
    }

    private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
                .getEncoded();
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static String attribute(String message, char name) throws SQLException {
        for (String part : message.split(",", -1)) {
            if (part.length() > 1 && part.charAt(0) == name && part.charAt(1) == '=') {
                return part.substring(2);
            }
        }
        throw new SQLException("the server's authentication message has no " + name, "08P01");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
