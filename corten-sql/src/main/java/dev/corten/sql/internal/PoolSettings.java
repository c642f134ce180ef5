package dev.corten.sql.internal;

import com.zaxxer.hikari.HikariConfig;

/**
 * The settings of a pool. A {@code HikariDataSource} copies those that it is given by reflection, which takes 10 ms at a start;
 * these say themselves what they are.
 */
final class PoolSettings extends HikariConfig {
    @Override
    public void copyStateTo(HikariConfig other) {
        other.setPoolName(getPoolName());
        other.setDataSource(getDataSource());
        other.setInitializationFailTimeout(getInitializationFailTimeout());
        other.setMaximumPoolSize(getMaximumPoolSize());
        other.setMinimumIdle(getMinimumIdle());
        other.setConnectionTimeout(getConnectionTimeout());
        other.setMaxLifetime(getMaxLifetime());
        other.setIdleTimeout(getIdleTimeout());
        other.setKeepaliveTime(getKeepaliveTime());
        other.setConnectionInitSql(getConnectionInitSql());
    }
}
