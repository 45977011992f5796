"""Given names that give a full name away; those that are German words as well (Rose, Ernst, Mark) are left out."""

from __future__ import annotations

from typing import Final

_WRITTEN = """
Abdul Abdullah Abdulrahman Adam Adriana Agnieszka Ahmad Ahmed Aicha Aisha Alaa Aleksandar Aleksandra Alexander
Alexandra Ali Alina Amina Amir Ana Anastasia Andrea Andreas Andrei Andrej Andrii Angela Anja Anna Anne Annette
Antonio Arif Arta Artem Ayse Ayşe Bashar Beate Bernd Birgit Bogdan Burak Carlos Carmen Christian Christina Christine
Claudia Daniel Daniela David Denis Dieter Dilan Dmitri Dmytro Dragan Elena Elif Emine Emre Erdal Esra Eva Fadi
Faisal Farid Fatima Fatma Fatmata Florian Francesco Gabriela Gabriele Georg Giorgi Goran Gudrun Guido Gülay Günter
Habib Hakan Hamid Hans Hasan Hassan Hatice Heinz Helga Hussein Hüseyin Ibrahim Idris Igor Ilona Ines Ingrid Ioana
Ion Irina Ismail Ivan Ivana Jakub Jamal Jan Jana Jasmin Jawad Jelena Jens Jessica Joanna Johannes John Jonas Jorge
Jose Josef José Juan Julia Jürgen Kamal Karin Karl Katarina Katarzyna Kateryna Katharina Katja Kemal Khaled Klaus
Krzysztof Lars Laura Layla Leila Lena Linh Lisa Ljiljana Luka Lukas Magdalena Mahmoud Mahmud Manfred Manuela Marco
Marek Maria Mariam Mariana Marija Mario Markus Martin Martina Maryam Maryna Matthias Max Mehmet Melanie Michael
Michaela Milan Mina Mohamad Mohamed Mohammad Mohammed Monika Muhammad Murat Mustafa Nabil Nadia Nadine Natalia
Nataliia Natalija Nicole Nikola Nina Nour Oksana Oleg Oleksandr Oleksandra Olena Olga Omar Osman Patricia Paul Peter
Petra Pietro Piotr Priya Rahul Ramadan Rana Rasha Razan Reza Ricardo Robert Roman Rukhsana Ruslan Sabine Sabrina
Said Salim Samir Samira Sana Sandra Sara Sarah Sebastian Selma Sergej Serhii Shirin Silvia Simone Slobodan Sofia
Stefan Stefanie Suleiman Susanne Svetlana Svitlana Tamara Tarek Tatjana Tetiana Thi Thomas Tobias Ulrich Ulrike
Ursula Uwe Valentina Vasyl Vera Viktor Viktoria Viktoriia Vladimir Volodymyr Walid Werner Wolfgang Yasmin Yulia
Yuliia Yuri Yusuf Zahra Zainab Zeynep Zoran
"""

GIVEN_NAMES: Final = frozenset(_WRITTEN.split())
