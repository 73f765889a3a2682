DROP TABLE account_signals;
DROP TABLE signal_streams;
