package orders;

/** There is less of an item than was ordered. Unchecked, so that Spring rolls back. */
public final class OutOfStock extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfStock(String sku) {
        super("there is not enough of " + sku);
    }
}
