create database monitoring;
create database incident;
create database training;
