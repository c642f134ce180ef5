package accounts;

/** A transfer that cannot be made; the message says why. */
public final class TransferRefused extends Exception {
    private static final long serialVersionUID = 1;

    TransferRefused(String why) {
        super(why);
    }
}
